export { form as callCardForm } from "./call-card/editor.js";
export { form as campaignCardForm } from "./campaign-card/editor.js";
export { form as extensionsCardForm } from "./extensions-card/editor.js";
import "./strategy/editor.js";
