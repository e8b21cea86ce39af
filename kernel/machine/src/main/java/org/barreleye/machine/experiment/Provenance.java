package org.barreleye.machine.experiment;

import java.util.Locale;

/** The relation of a figure of the model to the figures that were published of the real machine. */
public enum Provenance {
    /** A parameter of the machine was chosen so that the figure comes out near the published one. It is no evidence. */
    CALIBRATED,

    /**
     * Nothing was fitted to the figure, but the published one was known when other properties of the machine were
     * chosen. It is a check, and no prediction.
     */
    CHECKED,

    /** Nothing was fitted to the figure or to a published one of it. */
    PREDICTED;

    /** The name in small letters, as tables show it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
