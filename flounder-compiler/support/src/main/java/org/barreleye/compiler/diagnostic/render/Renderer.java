package org.barreleye.compiler.diagnostic.render;

import org.barreleye.compiler.diagnostic.Findings;

/** A way to show findings. */
@FunctionalInterface
public interface Renderer {
    /** All findings as text that ends with a line end, or empty text if there is nothing to say. */
    String render(Findings findings);
}
