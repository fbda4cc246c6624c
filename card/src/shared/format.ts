import type { HomeAssistant } from "./home-assistant.js";

type Context = Pick<HomeAssistant, "locale" | "config">;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const RELATIVE: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
];

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(hass: Context, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { language, time_format, time_zone } = hass.locale;
  const timeZone = time_zone === "server" ? hass.config.time_zone : undefined;
  const key = JSON.stringify([language, time_format, timeZone, options]);
  let format = formats.get(key);
  if (!format) {
    const clock = options.timeStyle || options.hour ? time_format : "language";
    format = new Intl.DateTimeFormat(clock === "system" ? undefined : language, {
      ...options,
      ...(timeZone ? { timeZone } : {}),
      ...(clock === "12" ? { hourCycle: "h12" } : clock === "24" ? { hourCycle: "h23" } : {}),
    });
    formats.set(key, format);
  }
  return format;
}

/** Return a duration as a clock shows it: `0:07`, `12:30`, `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / MINUTE) % 60;
  const hours = Math.floor(whole / HOUR);
  return hours ? `${hours}:${pad(minutes)}:${pad(whole % MINUTE)}` : `${minutes}:${pad(whole % MINUTE)}`;
}

/** Return the time of day of a moment. */
export function timeOfDay(hass: Context, at: Date): string {
  return dateFormat(hass, { timeStyle: "short" }).format(at);
}

/** Return the hour of a moment, for an axis. */
export function hourOfDay(hass: Context, at: Date): string {
  return dateFormat(hass, { hour: "numeric" }).format(at);
}

/** Return date and time of a moment. */
export function dateAndTime(hass: Context, at: Date): string {
  return dateFormat(hass, { dateStyle: "medium", timeStyle: "medium" }).format(at);
}

/** Return what tells the day of a moment from every other day, where the user's clock says it is. */
export function dayKey(hass: Context, at: Date): string {
  return dateFormat(hass, { dateStyle: "short" }).format(at);
}

/** Return what says how long ago something was; none where the browser (iOS 12 and 13) has no words for that. */
function relative(hass: Context, style: Intl.RelativeTimeFormatStyle): Intl.RelativeTimeFormat | undefined {
  return "RelativeTimeFormat" in Intl
    ? new Intl.RelativeTimeFormat(hass.locale.language, { numeric: "auto", style })
    : undefined;
}

/** Return the name of a moment's day: today, yesterday, or its date. */
export function dayName(hass: Context, at: Date, now: Date): string {
  const words = relative(hass, "long");
  for (const days of [0, 1]) {
    if (words && dayKey(hass, at) === dayKey(hass, new Date(now.getTime() - days * DAY * 1000))) {
      const word = words.format(-days, "day");
      return word.charAt(0).toLocaleUpperCase(hass.locale.language) + word.slice(1);
    }
  }
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return dateFormat(hass, { weekday: "long", day: "numeric", month: "long", ...year }).format(at);
}

/** Return how long ago a moment is, in the shortest words. */
export function timeAgo(hass: Context, at: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - at.getTime()) / 1000);
  const words = relative(hass, "short");
  if (!words) {
    return dateAndTime(hass, at);
  }
  for (const [unit, length] of RELATIVE) {
    if (seconds >= length) {
      return words.format(-Math.floor(seconds / length), unit);
    }
  }
  return words.format(0, "second");
}
