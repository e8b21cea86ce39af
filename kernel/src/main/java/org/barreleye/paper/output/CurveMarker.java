package org.barreleye.paper.output;

import java.util.List;

/** The marks at the points of curves. Each curve has its own shape, so curves differ without colours. */
final class CurveMarker {
    // Outlines around 0,0, of 8 to 10 pixels.
    private static final List<String> SHAPES = List.of(
            "M-4,0 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0 Z",
            "M-4,-4 H4 V4 H-4 Z",
            "M0,-5 L5,4 H-5 Z",
            "M0,-5.5 L5.5,0 L0,5.5 L-5.5,0 Z",
            "M0,5 L5,-4 H-5 Z",
            "M-5,0 H5 M0,-5 V5",
            "M-4,-4 L4,4 M-4,4 L4,-4",
            "M-2.5,-5 H2.5 L5,0 L2.5,5 H-2.5 L-5,0 Z");
    private static final List<String> COLOURS = List.of("#1b5e9b", "#b3411e", "#2e7d32", "#7b3fa0", "#8a6d00",
            "#00796b", "#ad1457", "#455a64");

    private final int index;

    /**
     * The marker of a curve.
     *
     * @param index the place of the curve in its figure, from 0; the shapes of the first eight are outlines, so one
     *     that lies on another hides nothing; those of the next eight are filled
     */
    CurveMarker(int index) {
        this.index = index;
    }

    /** The colour of the curve. */
    String colour() {
        return COLOURS.get(index % COLOURS.size());
    }

    /** The marker at a place. */
    String at(double x, double y) {
        boolean isFilled = index / SHAPES.size() % 2 == 1;
        return "<path class=\"point\" d=\"" + SHAPES.get(index % SHAPES.size()) + "\" transform=\"translate("
                + Markup.number(x) + "," + Markup.number(y) + ")\" fill=\"" + (isFilled ? colour() : "none")
                + "\" stroke=\"" + colour() + "\" stroke-width=\"1.5\"/>";
    }
}
