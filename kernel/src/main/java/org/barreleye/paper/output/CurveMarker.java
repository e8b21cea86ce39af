package org.barreleye.paper.output;

/** The marks at the points of curves. Each curve has its own shape, so curves differ without colours. */
final class CurveMarker {
    private static final int COUNT = 8;

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
        return switch (index % COUNT) {
            case 0 -> "#1b5e9b";
            case 1 -> "#b3411e";
            case 2 -> "#2e7d32";
            case 3 -> "#7b3fa0";
            case 4 -> "#8a6d00";
            case 5 -> "#00796b";
            case 6 -> "#ad1457";
            default -> "#455a64";
        };
    }

    /** Its outline around 0,0, of 8 to 11 pixels. */
    private String shape() {
        return switch (index % COUNT) {
            case 0 -> "M-4,0 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0 Z";
            case 1 -> "M-4,-4 H4 V4 H-4 Z";
            case 2 -> "M0,-5 L5,4 H-5 Z";
            case 3 -> "M0,-5.5 L5.5,0 L0,5.5 L-5.5,0 Z";
            case 4 -> "M0,5 L5,-4 H-5 Z";
            case 5 -> "M-2.5,-5 H2.5 L5,0 L2.5,5 H-2.5 L-5,0 Z";
            case 6 -> "M-5,-2.5 H5 V2.5 H-5 Z";
            default -> "M-2.5,-5 H2.5 V5 H-2.5 Z";
        };
    }

    /** The marker at a place. */
    String at(double x, double y) {
        boolean isFilled = index / COUNT % 2 == 1;
        return "<path class=\"point\" d=\"" + shape() + "\" transform=\"translate("
                + Markup.number(x) + "," + Markup.number(y) + ")\" fill=\"" + (isFilled ? colour() : "none")
                + "\" stroke=\"" + colour() + "\" stroke-width=\"1.5\"/>";
    }
}
