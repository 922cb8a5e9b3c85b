"""The style of what every screen shares: scrollbars, tooltips and toasts."""

from __future__ import annotations

STYLE = """
Toast { width: auto; max-width: 100%; padding: 0 1; background: $panel; }
ToastHolder { max-width: 76; }
ToastRack { margin-bottom: 2; padding-right: 2; overflow-y: hidden; }
DrawnList, VerticalScroll, OptionList, TextArea {
    scrollbar-background: $surface;
    scrollbar-background-hover: $surface;
    scrollbar-background-active: $surface;
    scrollbar-color: $connect-quiet 50%;
    scrollbar-color-hover: $connect-quiet;
    scrollbar-color-active: $connect-key;
}
Tooltip { background: $panel; color: $foreground; }
"""
