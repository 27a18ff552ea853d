export { addDemoAccounts, DEMO_NAME, DEMO_SERVICE, loadDemo, loadMore, loadPlan, type DemoLoaded, type DemoOptions } from './load/load-demo.ts';
export { plan, type Plan } from './plan/plan.ts';
export { staffFor, type StaffMember } from './people/staff.ts';
