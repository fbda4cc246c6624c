import "./call-card/index.js";
import "./campaign-card/index.js";
import "./extensions-card/index.js";
import "./strategy/index.js";
