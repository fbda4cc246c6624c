import "./popup/watch.js";
