package org.barreleye.compiler.cli;

import org.barreleye.compiler.diagnostic.render.Tool;

/** The root command of a compiler, from which the commands below it learn who speaks. */
public interface RootCommand {
    /** The compiler that speaks. */
    Tool tool();
}
