package org.barreleye.shell.derivation;

import java.util.List;

/** Renders trees of derivation in one format. */
public interface TreeRenderer {
    /** Returns the lines of the rendering, the same for equal trees. */
    List<String> lines(DerivationTree tree);
}
