import { css, html, nothing, type TemplateResult } from "lit";
import type { CallOrders } from "../shared/call-orders.js";
import type { Rights } from "../shared/call-rights.js";
import type { LoggedCall } from "../shared/calls.js";
import type { Localize } from "../shared/localize.js";
import type { Inquiry, Transfers } from "../shared/transfers.js";

/** What the controls of a call are rendered with. */
export interface ControlContext {
  t: Localize;
  /** What the phone system can be told. */
  features: readonly string[];
  rights: Rights;
  orders: CallOrders;
  transfers: Transfers;
  /** Who is on the other side. */
  name: string;
}

interface Control {
  label: string;
  icon: string;
  run: () => void;
  /** The order that it gives, to tell which one is under way. */
  order?: string;
  classes?: string;
  pressed?: boolean;
  expanded?: boolean;
}

/** Return what the phone system can be told about a call in progress, as buttons; nothing where it can be told nothing. */
export function callControls(call: LoggedCall, context: ControlContext): TemplateResult | typeof nothing {
  const { t, name, transfers, orders } = context;
  const asked = transfers.asked(call);
  const controls = [...(asked ? inquiry(asked, context) : talking(call, context)), ...ending(call, context)];
  if (!controls.length) {
    return nothing;
  }
  const underWay = orders.underWay(call);
  return html`${
      asked ? html`<p class="asked" role="status">${t("transfer.asked", { name: asked.name })}</p>` : nothing
    }
    <div class="controls" role="group" aria-label=${t("control.call", { name })}>
      ${controls.map((one) => button(one, underWay))}
    </div>`;
}

function talking(
  call: LoggedCall,
  { t, features, rights, orders, transfers, name }: ControlContext,
): Control[] {
  const { talk } = rights;
  if (!talk) {
    return [];
  }
  const controls: Control[] = [];
  // Not every system says of the same side that it is on hold.
  const isHeld =
    call.state === "on_hold" ||
    call.members.some(({ number, state }) => number === talk.extension && state === "on_hold");
  if (features.includes("hold")) {
    const order = isHeld ? "resume" : "hold";
    controls.push({
      label: t(`control.${order}`),
      icon: isHeld ? "mdi:play" : "mdi:pause",
      order,
      run: () => void orders.give(order, call, talk.who),
    });
  }
  if (features.includes("mute")) {
    const isMuted = orders.isMuted(call);
    controls.push({
      label: t("control.mute"),
      icon: isMuted ? "mdi:microphone-off" : "mdi:microphone",
      order: "mute",
      pressed: isMuted,
      run: () => void orders.mute(call, talk.who),
    });
  }
  if (features.includes("transfer")) {
    const isChosen = transfers.chosenFor(call) !== null;
    const choice = { call, ...talk, label: name, attended: false };
    controls.push({
      label: t("control.transfer"),
      icon: "mdi:phone-forward",
      order: "transfer",
      classes: "transfer",
      expanded: isChosen,
      run: () => (isChosen ? transfers.cancel() : transfers.choose(choice)),
    });
  }
  return controls;
}

function inquiry({ call, who }: Inquiry, { t, orders, transfers }: ControlContext): Control[] {
  const ends = [
    ["complete", "mdi:phone-forward"],
    ["cancel", "mdi:phone-return"],
    ["conference", "mdi:account-group"],
  ] as const;
  return ends.map(([end, icon]) => ({
    label: t(`control.${end}`),
    icon,
    order: end,
    classes: "says",
    run: () => void orders.endTransfer(transfers, call, who, end),
  }));
}

function ending(call: LoggedCall, { t, features, rights, orders }: ControlContext): Control[] {
  return features.includes("hang_up")
    ? [
        {
          label: t("control.hang_up"),
          icon: "mdi:phone-hangup",
          order: "hang_up",
          classes: "end",
          run: () => void orders.give("hang_up", call, rights.end),
        },
      ]
    : [];
}

function button(
  { label, icon, run, order, classes = "", pressed, expanded }: Control,
  underWay: string | undefined,
): TemplateResult {
  // Not `disabled`, which would take the focus away from who uses the keyboard.
  return html`<button
    type="button"
    class="control ${classes}"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed ?? nothing}
    aria-expanded=${expanded ?? nothing}
    aria-disabled=${underWay !== undefined}
    aria-busy=${underWay !== undefined && underWay === order}
    @click=${run}
  >
    <ha-icon icon=${icon} aria-hidden="true"></ha-icon><span>${label}</span>
  </button>`;
}

export const controlStyles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 var(--pbx-gap) 10px;
    padding-inline-start: calc(var(--pbx-gap) + 48px);
  }
  .control {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 36px;
    padding-inline: 10px 14px;
    border-radius: 18px;
    font-size: 13px;
    font-weight: 500;
    background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
    --mdc-icon-size: 18px;
  }
  .control:hover {
    background: color-mix(in srgb, var(--pbx-text) 13%, transparent);
  }
  .control[aria-pressed="true"],
  .control[aria-expanded="true"] {
    background: color-mix(in srgb, var(--pbx-primary) 24%, transparent);
  }
  .control.end {
    text-align: start;
    font-size: 13px;
    color: color-mix(in srgb, var(--pbx-missed) 55%, var(--pbx-text));
    background: color-mix(in srgb, var(--pbx-missed) 14%, transparent);
  }
  .asked {
    margin: 0;
    padding: 0 var(--pbx-gap) 6px;
    padding-inline-start: calc(var(--pbx-gap) + 48px);
    font-size: 12px;
    line-height: 18px;
    color: var(--pbx-text-2);
  }
  @container (max-width: 420px) {
    .controls {
      padding-inline-start: var(--pbx-gap);
    }
    .control {
      flex: 1 1 44px;
      max-width: 72px;
      justify-content: center;
      min-height: 44px;
      border-radius: 22px;
      padding-inline: 8px;
    }
    .control.says {
      max-width: none;
    }
    .control:not(.says) span {
      display: none;
    }
  }
`;
