package org.barreleye.compiler.cli;

import java.util.Locale;
import org.barreleye.compiler.diagnostic.render.HumanRenderer;
import org.barreleye.compiler.diagnostic.render.JsonRenderer;
import org.barreleye.compiler.diagnostic.render.Renderer;
import org.barreleye.compiler.diagnostic.render.SarifRenderer;
import org.barreleye.compiler.diagnostic.render.ShortRenderer;
import org.barreleye.compiler.diagnostic.render.Tool;

/** The forms of diagnostics. */
public enum MessageFormat {
    /** With the source lines, for people. */
    HUMAN,
    /** One line each. */
    SHORT,
    /** A JSON document, with a line for each finding. */
    JSON,
    /** A SARIF 2.1.0 document. */
    SARIF;

    /** The renderer for this format; the formats for machines have no colour. */
    public Renderer renderer(Tool tool, boolean colour) {
        return switch (this) {
            case HUMAN -> new HumanRenderer(colour);
            case SHORT -> new ShortRenderer();
            case JSON -> new JsonRenderer();
            case SARIF -> new SarifRenderer(tool);
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
