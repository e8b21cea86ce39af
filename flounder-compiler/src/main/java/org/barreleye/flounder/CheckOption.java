package org.barreleye.flounder;

/** The options of a check, beside errors and warnings. */
public enum CheckOption {
    /** The lint rules. */
    LINT,
    /** A note about the layout of every message. */
    LAYOUTS
}
