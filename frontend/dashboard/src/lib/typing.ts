/** Whether keys belong to what has the focus or to a dialog, and are no shortcuts of the page. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="combobox"], [role="dialog"], [role="menu"], [role="grid"]') !== null)
