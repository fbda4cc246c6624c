import { describe, expect, it } from "vitest";
import { aSystem } from "../testing/fake-home-assistant.js";
import { extensionField } from "./editor.js";
import { assertExtension, ownExtension } from "./own-extension.js";

describe("ownExtension", () => {
  const able = aSystem({ features: ["dial"] });

  it("is the extension of a system that can dial", () => {
    expect(ownExtension(able, "1000")).toBe("1000");
  });

  it.each([
    ["a system that cannot dial", aSystem(), "1000"],
    [
      "a system whose calls the user may not see",
      aSystem({ features: ["dial"], may_read_log: false }),
      "1000",
    ],
    ["an extension of another system", able, "2000"],
    ["no extension", able, undefined],
    ["an extension that was cleared in the editor", able, ""],
    ["a system that is gone", undefined, "1000"],
  ])("is none with %s", (_what, system, extension) => {
    expect(ownExtension(system, extension)).toBeNull();
  });
});

describe("the option", () => {
  it("says what is wrong with a number that YAML read as one", () => {
    expect(() => assertExtension({ extension: 1000 })).toThrow(
      "extension must be a text. Put numbers in quotation marks.",
    );
  });

  it("offers the known extensions and takes others", () => {
    const root = document.createElement("home-assistant");
    const devices = { a: { name: "Reception", identifiers: [["pbx", "123-extension-1000"]] } };
    Object.assign(root, { hass: { locale: { language: "en" }, devices } });
    document.body.append(root);
    const field = extensionField();
    root.remove();
    expect(field).toMatchObject({
      name: "extension",
      selector: {
        select: {
          multiple: false,
          custom_value: true,
          options: [{ value: "1000", label: "1000 Reception" }],
        },
      },
    });
  });
});
