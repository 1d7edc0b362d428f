/** What every page has: htmx with its token, the theme, toasts, dialogs, the drawer, the palette. */
import "./htmx-writes.js";
import "./theme-switch.js";
import "./toast-region.js";
import "./side-drawer.js";
import "./command-palette.js";
import "./dialogs.js";
import "./menus.js";
import "./search-key.js";
import "./current-places.js";
import "./undo-key.js";
import "./unread-count.js";
import "./workshop-call.js";
