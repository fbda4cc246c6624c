const EVERY = 3000;
const TONES: readonly [frequency: number, delay: number][] = [
  [659.3, 0],
  [523.3, 0.35],
];
const LOUDNESS = 0.08;
const FADES = 0.9;

/** A soft sound that is repeated while it is on. Browsers that let a page make no sound before it is touched stay silent. */
export class Sound {
  #context: AudioContext | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Turn it on, or off. */
  set(isOn: boolean): void {
    if (isOn === (this.#timer !== undefined)) {
      return;
    }
    clearInterval(this.#timer);
    this.#timer = isOn ? setInterval(() => void this.#play(), EVERY) : undefined;
    if (isOn) {
      void this.#play();
    } else {
      void this.#context?.suspend();
    }
  }

  async #play(): Promise<void> {
    if (!("AudioContext" in window)) {
      return;
    }
    const context = (this.#context ??= new AudioContext());
    await context.resume();
    if (context.state !== "running" || this.#timer === undefined) {
      return;
    }
    for (const [frequency, delay] of TONES) {
      const begin = context.currentTime + delay;
      const tone = new OscillatorNode(context, { frequency });
      const loudness = new GainNode(context, { gain: 0 });
      loudness.gain.setValueAtTime(0, begin);
      loudness.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.03);
      loudness.gain.exponentialRampToValueAtTime(0.0001, begin + FADES);
      tone.connect(loudness).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + FADES);
    }
  }
}
