// Loaded first in the body, before anything is drawn: tells the styles that scripts run and that the browser is new enough.
document.body.classList.add('js-enabled');
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported');
