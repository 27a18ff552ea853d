import { absenceEnded } from './absence/absence-ended.ts';
import { absenceRecorded } from './absence/absence-recorded.ts';
import { caseRestricted } from './access/case-restricted.ts';
import { caseUnrestricted } from './access/case-unrestricted.ts';
import { glassBroken } from './access/glass-broken.ts';
import { glassReviewed } from './access/glass-reviewed.ts';
import { actionConfirmed } from './action/action-confirmed.ts';
import { actionDone } from './action/action-done.ts';
import { actionSet } from './action/action-set.ts';
import { agencyInvolved } from './allocation/agency-involved.ts';
import { agencyNoLongerInvolved } from './allocation/agency-no-longer-involved.ts';
import { allocationEnded } from './allocation/allocation-ended.ts';
import { allocationMade } from './allocation/allocation-made.ts';
import { volunteerAssigned } from './allocation/volunteer-assigned.ts';
import { volunteerEnded } from './allocation/volunteer-ended.ts';
import { deathRecorded } from './identity/death-recorded.ts';
import { erasureAnswered } from './retention/erasure-answered.ts';
import { erasureCertified } from './retention/erasure-certified.ts';
import { erasureProposed } from './retention/erasure-proposed.ts';
import { holdLifted } from './retention/hold-lifted.ts';
import { holdPlaced } from './retention/hold-placed.ts';
import { holdReviewed } from './retention/hold-reviewed.ts';
import { assessmentCompleted } from './assessment/assessment-completed.ts';
import { appointmentBooked } from './contact/appointment-booked.ts';
import { contactRecorded } from './contact/contact-recorded.ts';
import { discussionHeld } from './contact/discussion-held.ts';
import { familyTold } from './contact/family-told.ts';
import { noteRecorded } from './contact/note-recorded.ts';
import { panelBooked } from './contact/panel-booked.ts';
import { visitCompleted } from './contact/visit-completed.ts';
import { visitFrequencySet } from './contact/visit-frequency-set.ts';
import { custodyEnded } from './custody/custody-ended.ts';
import { custodyReleaseDateSet } from './custody/custody-release-date-set.ts';
import { custodyStarted } from './custody/custody-started.ts';
import { alertSeen } from './duty/alert-seen.ts';
import { disclosureMade } from './disclosure/disclosure-made.ts';
import { impactAssessed } from './impact/impact-assessed.ts';
import { impactReviewed } from './impact/impact-reviewed.ts';
import { correctionOwed } from './disclosure/correction-owed.ts';
import { correctionTold } from './disclosure/correction-told.ts';
import { disclosureReceived } from './disclosure/disclosure-received.ts';
import { disclosureSent } from './disclosure/disclosure-sent.ts';
import { disclosureEnded } from './disclosure/disclosure-ended.ts';
import { disclosureAsked } from './disclosure/disclosure-asked.ts';
import { disclosureAnswered } from './disclosure/disclosure-answered.ts';
import { onwardAsked } from './disclosure/onward-asked.ts';
import { onwardAnswered } from './disclosure/onward-answered.ts';
import { documentBlackedOut } from './document/document-blacked-out.ts';
import { documentWithheld } from './document/document-withheld.ts';
import { documentKept } from './document/document-kept.ts';
import { noticeDetailsSet } from './notice/notice-details-set.ts';
import { bundleGiven } from './rights/bundle-given.ts';
import { bundleItemDecided } from './rights/bundle-item-decided.ts';
import { bundleReadOver } from './rights/bundle-read-over.ts';
import { disagreementStated } from './rights/disagreement-stated.ts';
import { processingRestricted } from './rights/processing-restricted.ts';
import { processingUnrestricted } from './rights/processing-unrestricted.ts';
import { rightsAnswered } from './rights/rights-answered.ts';
import { rightsClarified } from './rights/rights-clarified.ts';
import { rightsClarifying } from './rights/rights-clarifying.ts';
import { rightsExtended } from './rights/rights-extended.ts';
import { rightsRefused } from './rights/rights-refused.ts';
import { rightsRequested } from './rights/rights-requested.ts';
import { dutyAdjusted } from './duty/duty-adjusted.ts';
import { dyoClassified } from './dyo/dyo-classified.ts';
import { dyoDecision } from './dyo/dyo-decision.ts';
import { dyoEnded } from './dyo/dyo-ended.ts';
import { dyoNotified } from './dyo/dyo-notified.ts';
import { dyoSuggested } from './dyo/dyo-suggested.ts';
import { raggingConsidered } from './dyo/ragging-considered.ts';
import { breachClosed } from './enforcement/breach-closed.ts';
import { breachStarted } from './enforcement/breach-started.ts';
import { flagEnded } from './flag/flag-ended.ts';
import { flagSet } from './flag/flag-set.ts';
import { addressRecorded } from './identity/address-recorded.ts';
import { carerRecorded } from './identity/carer-recorded.ts';
import { identityRecorded } from './identity/identity-recorded.ts';
import { lookedAfterRecorded } from './identity/looked-after-recorded.ts';
import { voiceRecorded } from './identity/voice-recorded.ts';
import { offenceRecorded } from './offence/offence-recorded.ts';
import { orderEnded } from './order/order-ended.ts';
import { orderStarted } from './order/order-started.ts';
import { advocacyConsidered } from './oversight/advocacy-considered.ts';
import { oversightRecorded } from './oversight/oversight-recorded.ts';
import { proposalAnswered } from './oversight/proposal-answered.ts';
import { proposalMade } from './oversight/proposal-made.ts';
import { restrictiveMeasuresConsidered } from './oversight/restrictive-measures-considered.ts';
import { informationConsidered } from './rag/information-considered.ts';
import { ragConfirmed } from './rag/rag-confirmed.ts';
import { ragSet } from './rag/rag-set.ts';
import { riskReductionEvidenced } from './rag/risk-reduction-evidenced.ts';
import { agencyTold } from './sharing/agency-told.ts';
import { neighbourhoodSharing } from './sharing/neighbourhood-sharing.ts';
import { partnerUpdated } from './sharing/partner-updated.ts';
import { sharingBasisDecided } from './sharing/sharing-basis-decided.ts';
import { caseMeetingConvened } from './panel/case-meeting-convened.ts';
import { iomReferralCompleted } from './panel/iom-referral-completed.ts';
import { iomReferralSent } from './panel/iom-referral-sent.ts';
import { outsideMeetingAttended } from './panel/outside-meeting-attended.ts';
import { outsideMeetingEntered } from './panel/outside-meeting-entered.ts';
import { panelConcernConcluded } from './panel/panel-concern-concluded.ts';
import { panelConcernDiscussed } from './panel/panel-concern-discussed.ts';
import { panelConcernEscalated } from './panel/panel-concern-escalated.ts';
import { panelConcernRaised } from './panel/panel-concern-raised.ts';
import { panelContributed } from './panel/panel-contributed.ts';
import { panelDecided } from './panel/panel-decided.ts';
import { panelReferred } from './panel/panel-referred.ts';
import { referralPanelDecided } from './panel/referral-panel-decided.ts';
import { screeningPrepared } from './panel/screening-prepared.ts';
import { toolkitReviewed } from './panel/toolkit-reviewed.ts';
import { sittingAdjourned } from './sitting/sitting-adjourned.ts';
import { sittingAttendance } from './sitting/sitting-attendance.ts';
import { sittingChildAdded } from './sitting/sitting-child-added.ts';
import { sittingClosed } from './sitting/sitting-closed.ts';
import { sittingCopyMade } from './sitting/sitting-copy-made.ts';
import { sittingItemDecided } from './sitting/sitting-item-decided.ts';
import { sittingListed } from './sitting/sitting-listed.ts';
import { sittingOpened } from './sitting/sitting-opened.ts';
import { sittingChairNamed } from './sitting/sitting-chair-named.ts';
import { sittingContribution } from './sitting/sitting-contribution.ts';
import { sittingFull } from './sitting/sitting-full.ts';
import { sittingPresenterNamed } from './sitting/sitting-presenter-named.ts';
import { sittingPlanned } from './sitting/sitting-planned.ts';
import { trackerComment } from './tracker/tracker-comment.ts';
import { cohortFixed } from './cohort/cohort-fixed.ts';
import { documentReviewSet } from './cohort/document-review-set.ts';
import { documentVersionSet } from './cohort/document-version-set.ts';
import { listSignedOff } from './cohort/list-signed-off.ts';
import { measureCommented } from './cohort/measure-commented.ts';
import { measureReviewed } from './cohort/measure-reviewed.ts';
import { breachSent } from './enforcement/breach-sent.ts';
import { reoffendingNoted } from './offence/reoffending-noted.ts';
import { auditCompleted } from './oversight/audit-completed.ts';
import { qaConsidered } from './oversight/qa-considered.ts';
import { supportGiven } from './oversight/support-given.ts';
import { interventionAgreed } from './support/intervention-agreed.ts';
import { interventionStarted } from './support/intervention-started.ts';
import { partnerAnswered } from './support/partner-answered.ts';
import { partnerReferred } from './support/partner-referred.ts';
import { serviceStarted } from './support/service-started.ts';
import { serviceWaitEnded } from './support/service-wait-ended.ts';
import { serviceWaiting } from './support/service-waiting.ts';
import { actionFedBack } from './action/action-fed-back.ts';
import { intelligenceCheck } from './intelligence/intelligence-check.ts';
import { intelligenceContributed } from './intelligence/intelligence-contributed.ts';
import { intelligenceNotice } from './intelligence/intelligence-notice.ts';
import { intelligenceRecorded } from './intelligence/intelligence-recorded.ts';
import { intelligenceUpdated } from './intelligence/intelligence-updated.ts';
import { requirementEnded } from './order/requirement-ended.ts';
import { requirementSet } from './order/requirement-set.ts';
import { ragFeedbackGiven } from './rag/rag-feedback-given.ts';
import { checkMade } from './sharing/check-made.ts';
import { checkPlanShared } from './sharing/check-plan-shared.ts';
import { liaisonHeld } from './sharing/liaison-held.ts';
import { nameListRemovalAsked } from './sharing/name-list-removal-asked.ts';
import { nameListShared } from './sharing/name-list-shared.ts';
import { neighbourhoodLiaison } from './sharing/neighbourhood-liaison.ts';
import { areaRecorded } from './area/area-recorded.ts';
import { liaisonRecorded } from './area/liaison-recorded.ts';
import { postFilled } from './area/post-filled.ts';
import { postVacated } from './area/post-vacated.ts';
import { allocationUndecided } from './allocation/allocation-undecided.ts';
import { contributionRecorded } from './allocation/contribution-recorded.ts';
import { familyChanged } from './family/family-changed.ts';
import { siblingAnswered } from './family/sibling-answered.ts';
import { siblingRecorded } from './family/sibling-recorded.ts';
import { siblingReferred } from './family/sibling-referred.ts';
import { siblingsChecked } from './family/siblings-checked.ts';
import { policyAdopted } from './policy/policy-adopted.ts';
import { preventionConcern } from './prevention/prevention-concern.ts';
import { preventionEnded } from './prevention/prevention-ended.ts';
import { preventionLiaison } from './prevention/prevention-liaison.ts';
import { supervisionAgenda } from './supervision/supervision-agenda.ts';
import { supervisionCaseDiscussed } from './supervision/supervision-case-discussed.ts';
import { supervisionHeld } from './supervision/supervision-held.ts';
import { supervisionJoinAsked } from './supervision/supervision-join-asked.ts';
import { supervisionPlanned } from './supervision/supervision-planned.ts';
import { actionInPlan } from './action/action-in-plan.ts';
import { assessmentOpened } from './assessment/assessment-opened.ts';
import { changeMarked } from './assessment/change-marked.ts';
import { contributionMade } from './assessment/contribution-made.ts';
import { riskChangeConcluded } from './assessment/risk-change-concluded.ts';
import { roleWritten } from './assessment/role-written.ts';
import { contactInstructed } from './contact/contact-instructed.ts';
import { contactLevelSet } from './contact/contact-level-set.ts';
import { letterWritten } from './contact/letter-written.ts';
import { tellingAttempted } from './contact/telling-attempted.ts';
import { tellingDecided } from './contact/telling-decided.ts';
import { civilOrderApplied } from './court/civil-order-applied.ts';
import { civilOrderConcluded } from './court/civil-order-concluded.ts';
import { courtOfficerInformed } from './court/court-officer-informed.ts';
import { courtReportGatekept } from './court/court-report-gatekept.ts';
import { courtReportReady } from './court/court-report-ready.ts';
import { hearingHeard } from './court/hearing-heard.ts';
import { hearingListed } from './court/hearing-listed.ts';
import { preSentenceReportConsidered } from './court/pre-sentence-report-considered.ts';
import { custodyVisitPlanned } from './custody/custody-visit-planned.ts';
import { custodyVisitsSet } from './custody/custody-visits-set.ts';
import { licenceFinal } from './custody/licence-final.ts';
import { licencePlanned } from './custody/licence-planned.ts';
import { policeConsulted } from './custody/police-consulted.ts';
import { purposeMeetingConfirmed } from './dyo/purpose-meeting-confirmed.ts';
import { purposeMeetingHeld } from './dyo/purpose-meeting-held.ts';
import { compliancePanelArranged } from './enforcement/compliance-panel-arranged.ts';
import { enforcementAction } from './enforcement/enforcement-action.ts';
import { enforcementConsidered } from './enforcement/enforcement-considered.ts';
import { instructionGiven } from './oversight/instruction-given.ts';
import { iomReferralConsidered } from './oversight/iom-referral-considered.ts';
import { planAgreed } from './plan/plan-agreed.ts';
import { planShared } from './plan/plan-shared.ts';
import { iomTierSet } from './allocation/iom-tier-set.ts';
import { unitRecorded } from './partnership/unit-recorded.ts';
import { agreementRegistered } from './partnership/agreement-registered.ts';
import { agreementReviewed } from './partnership/agreement-reviewed.ts';
import { obligationSet } from './partnership/obligation-set.ts';
import { obligationStatusSet } from './partnership/obligation-status-set.ts';
import { obligationChallenged } from './partnership/obligation-challenged.ts';
import { trainingHeld } from './partnership/training-held.ts';
import { processingDecided } from './partnership/processing-decided.ts';
import { principleEvidenced } from './partnership/principle-evidenced.ts';
import { staffJoined } from './staff/staff-joined.ts';
import { healthRecorded } from './health/health-recorded.ts';
import { victimRecorded } from './victim/victim-recorded.ts';
import { victimWishesSet } from './victim/victim-wishes-set.ts';
import { victimContacted } from './victim/victim-contacted.ts';
import { restorativeOffered } from './victim/restorative-offered.ts';
import { restorativeAnswered } from './victim/restorative-answered.ts';
import { victimWishes } from './victim/victim-wishes.ts';
import { staffLeft } from './staff/staff-left.ts';
import { documentIssued } from './staff/document-issued.ts';
import { documentAcknowledged } from './staff/document-acknowledged.ts';
import { workSampled } from './staff/work-sampled.ts';
import { warningReceived } from './sharing/warning-received.ts';
import { warningAnswered } from './sharing/warning-answered.ts';
import { systemsChecked } from './sharing/systems-checked.ts';
import { sourceRecorded } from './assessment/source-recorded.ts';
import { feedbackTaken } from './assessment/feedback-taken.ts';
import { assessmentSignedOff } from './assessment/assessment-signed-off.ts';
import { riskDecisionMade } from './oversight/risk-decision-made.ts';
import { managementDecided } from './oversight/management-decided.ts';
import { caseClosed } from './order/case-closed.ts';
import { disposalDecided } from './order/disposal-decided.ts';
import { mappaRecorded } from './panel/mappa-recorded.ts';
import { representativeNamed } from './panel/representative-named.ts';
import { consentRecorded } from './consent/consent-recorded.ts';
import { consentReliedOn } from './consent/consent-relied-on.ts';
import { sharingRiskAssessed } from './consent/sharing-risk-assessed.ts';
import { strandDecided } from './strand/strand-decided.ts';
import { strandConsulted } from './strand/strand-consulted.ts';
import { residenceRecorded } from './identity/residence-recorded.ts';
import { landlordApproached } from './support/landlord-approached.ts';
import { secureAccountOpened, secureAccountUsed } from './staff/secure-account.ts';
import { transferProposed } from './transfer/transfer-proposed.ts';
import { transferAgreed } from './transfer/transfer-agreed.ts';
import { transferSent } from './transfer/transfer-sent.ts';
import { transferWithdrawn } from './transfer/transfer-withdrawn.ts';
import { transferAnswered } from './transfer/transfer-answered.ts';
import { caretakingReviewed } from './transfer/caretaking-reviewed.ts';
import { recordReceived } from './transfer/record-received.ts';
import { historyReceived } from './transfer/history-received.ts';
import { transferArrived } from './transfer/transfer-arrived.ts';
import { transferSettled } from './transfer/transfer-settled.ts';
import type { AnyKind } from '../kind.ts';

/** Every kind of entry that may be recorded. A new kind is one file and one line here. */
const ALL = [
  caseRestricted,
  caseUnrestricted,
  glassBroken,
  glassReviewed,
  actionConfirmed,
  actionDone,
  actionSet,
  agencyInvolved,
  agencyNoLongerInvolved,
  absenceEnded,
  absenceRecorded,
  allocationEnded,
  allocationMade,
  volunteerAssigned,
  volunteerEnded,
  assessmentCompleted,
  appointmentBooked,
  contactRecorded,
  discussionHeld,
  familyTold,
  noteRecorded,
  panelBooked,
  visitCompleted,
  visitFrequencySet,
  custodyEnded,
  custodyReleaseDateSet,
  custodyStarted,
  alertSeen,
  disclosureMade,
  disclosureEnded,
  disclosureSent,
  disclosureReceived,
  correctionOwed,
  correctionTold,
  impactAssessed,
  impactReviewed,
  disclosureAsked,
  disclosureAnswered,
  noticeDetailsSet,
  rightsRequested,
  rightsClarifying,
  rightsClarified,
  rightsExtended,
  rightsRefused,
  rightsAnswered,
  bundleItemDecided,
  bundleReadOver,
  bundleGiven,
  disagreementStated,
  processingRestricted,
  processingUnrestricted,
  onwardAsked,
  onwardAnswered,
  dutyAdjusted,
  dyoClassified,
  dyoDecision,
  dyoEnded,
  dyoNotified,
  dyoSuggested,
  raggingConsidered,
  breachClosed,
  breachStarted,
  flagEnded,
  flagSet,
  addressRecorded,
  carerRecorded,
  identityRecorded,
  lookedAfterRecorded,
  voiceRecorded,
  offenceRecorded,
  orderEnded,
  orderStarted,
  advocacyConsidered,
  oversightRecorded,
  proposalAnswered,
  proposalMade,
  restrictiveMeasuresConsidered,
  informationConsidered,
  ragConfirmed,
  ragSet,
  riskReductionEvidenced,
  agencyTold,
  neighbourhoodSharing,
  partnerUpdated,
  sharingBasisDecided,
  caseMeetingConvened,
  iomReferralCompleted,
  iomReferralSent,
  outsideMeetingAttended,
  outsideMeetingEntered,
  panelConcernConcluded,
  panelConcernDiscussed,
  panelConcernEscalated,
  panelConcernRaised,
  panelContributed,
  panelDecided,
  panelReferred,
  referralPanelDecided,
  screeningPrepared,
  toolkitReviewed,
  sittingAdjourned,
  sittingAttendance,
  sittingChildAdded,
  sittingClosed,
  sittingCopyMade,
  sittingItemDecided,
  sittingListed,
  sittingOpened,
  sittingChairNamed,
  sittingContribution,
  sittingFull,
  sittingPresenterNamed,
  sittingPlanned,
  trackerComment,
  cohortFixed,
  documentReviewSet,
  documentVersionSet,
  listSignedOff,
  measureCommented,
  measureReviewed,
  breachSent,
  reoffendingNoted,
  auditCompleted,
  qaConsidered,
  supportGiven,
  interventionAgreed,
  interventionStarted,
  partnerAnswered,
  partnerReferred,
  serviceStarted,
  serviceWaitEnded,
  serviceWaiting,
  actionFedBack,
  intelligenceCheck,
  intelligenceContributed,
  intelligenceNotice,
  intelligenceRecorded,
  intelligenceUpdated,
  requirementEnded,
  requirementSet,
  ragFeedbackGiven,
  checkMade,
  checkPlanShared,
  liaisonHeld,
  nameListRemovalAsked,
  nameListShared,
  neighbourhoodLiaison,
  areaRecorded,
  liaisonRecorded,
  postFilled,
  postVacated,
  allocationUndecided,
  contributionRecorded,
  familyChanged,
  siblingAnswered,
  siblingRecorded,
  siblingReferred,
  siblingsChecked,
  policyAdopted,
  preventionConcern,
  preventionEnded,
  preventionLiaison,
  supervisionAgenda,
  supervisionCaseDiscussed,
  supervisionHeld,
  supervisionJoinAsked,
  supervisionPlanned,
  actionInPlan,
  assessmentOpened,
  changeMarked,
  contributionMade,
  riskChangeConcluded,
  roleWritten,
  contactInstructed,
  contactLevelSet,
  letterWritten,
  documentKept,
  documentBlackedOut,
  documentWithheld,
  tellingAttempted,
  tellingDecided,
  civilOrderApplied,
  civilOrderConcluded,
  courtOfficerInformed,
  courtReportGatekept,
  courtReportReady,
  hearingHeard,
  hearingListed,
  preSentenceReportConsidered,
  custodyVisitPlanned,
  custodyVisitsSet,
  licenceFinal,
  licencePlanned,
  policeConsulted,
  purposeMeetingConfirmed,
  purposeMeetingHeld,
  compliancePanelArranged,
  enforcementAction,
  enforcementConsidered,
  instructionGiven,
  iomReferralConsidered,
  planAgreed,
  planShared,
  iomTierSet,
  unitRecorded,
  agreementRegistered,
  agreementReviewed,
  obligationSet,
  obligationStatusSet,
  obligationChallenged,
  trainingHeld,
  processingDecided,
  principleEvidenced,
  staffJoined,
  staffLeft,
  healthRecorded,
  victimRecorded,
  victimWishesSet,
  victimContacted,
  restorativeOffered,
  restorativeAnswered,
  victimWishes,
  documentIssued,
  documentAcknowledged,
  workSampled,
  warningReceived,
  warningAnswered,
  systemsChecked,
  sourceRecorded,
  feedbackTaken,
  assessmentSignedOff,
  riskDecisionMade,
  managementDecided,
  caseClosed,
  disposalDecided,
  mappaRecorded,
  representativeNamed,
  consentRecorded,
  consentReliedOn,
  sharingRiskAssessed,
  strandDecided,
  strandConsulted,
  residenceRecorded,
  landlordApproached,
  secureAccountOpened,
  secureAccountUsed,
  deathRecorded,
  holdPlaced,
  holdReviewed,
  holdLifted,
  erasureProposed,
  erasureAnswered,
  erasureCertified,
  transferProposed,
  transferAgreed,
  transferSent,
  transferWithdrawn,
  transferAnswered,
  caretakingReviewed,
  recordReceived,
  historyReceived,
  transferArrived,
  transferSettled,
] as const;

export const KINDS: readonly AnyKind[] = ALL.map((k) => k as AnyKind);

const BY_NAME: ReadonlyMap<string, AnyKind> = new Map(KINDS.map((k) => [k.name, k] as const));

/** The kind with that name, or undefined. */
export function kindOf(name: string): AnyKind | undefined {
  return BY_NAME.get(name);
}
