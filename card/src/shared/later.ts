import type { ReactiveControllerHost, TemplateResult } from "lit";
import type { Localize } from "./localize.js";
import { loadingRows, notice } from "./states.js";

/** Something seldom used, which is loaded when it is first needed. Its host is rendered again when it is here, or failed. */
export class Later<Module> {
  #loaded: Module | null = null;
  #state: "new" | "loading" | "failed" = "new";

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly load: () => Promise<Module>,
  ) {}

  /** What was loaded; null until it is here. */
  get loaded(): Module | null {
    return this.#loaded;
  }

  /** Return what is rendered with it; until then that it is on its way, or that it failed and can be tried again. */
  render(t: Localize, content: (loaded: Module) => TemplateResult): TemplateResult {
    if (this.#loaded) {
      return content(this.#loaded);
    }
    if (this.#state === "failed") {
      return notice({
        icon: "mdi:alert-circle-outline",
        title: t("states.part_failed"),
        text: t("states.part_failed_text"),
        tone: "bad",
        action: { label: t("states.retry"), run: () => void this.begin() },
      });
    }
    void this.begin();
    return loadingRows(t("states.loading"));
  }

  /** Load it, once at a time. What it fails with is told by what is rendered. */
  async begin(): Promise<void> {
    if (this.#state === "loading" || this.#loaded) {
      return;
    }
    if (this.#state === "failed") {
      this.host.requestUpdate();
    }
    this.#state = "loading";
    try {
      this.#loaded = await this.load();
    } catch {
      this.#state = "failed";
    }
    this.host.requestUpdate();
  }
}
