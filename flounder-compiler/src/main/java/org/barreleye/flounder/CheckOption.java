package org.barreleye.flounder;

/** What a check may look for besides errors and warnings. */
public enum CheckOption {
    /** What is legal, but had better be otherwise. */
    LINT,
    /** A note about the layout of every message. */
    LAYOUTS
}
