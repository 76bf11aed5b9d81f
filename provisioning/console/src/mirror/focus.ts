// Who moves the focus? Somebody here by Tab, or the kiosk (to an error, to a new page). A focus that we sent comes back
// in a later frame and must not pull anybody back to where they have been.

export class FocusFollower {
  #sent: string[] = [];
  #shown = '';

  // The browser's focus moved to a node. True when the kiosk must be told.
  moved_here(node: string): boolean {
    if (node === this.#shown && this.#sent.length === 0) return false;
    if (this.#sent[this.#sent.length - 1] === node) return false;
    this.#sent.push(node);
    return true;
  }

  // A frame came. The node to focus in the browser, or null to leave the focus where it is.
  frame(focus: string, screen_changed: boolean): string | null {
    const changed = focus !== this.#shown;
    this.#shown = focus;
    const place = this.#sent.indexOf(focus);
    if (place >= 0 && !screen_changed) {
      this.#sent.splice(0, place + 1);
      return null;
    }
    if (changed || screen_changed) this.#sent = [];
    return changed || screen_changed ? focus : null;
  }
}
