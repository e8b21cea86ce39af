package org.barreleye.compiler.cli;

import java.util.Set;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.render.Tool;

/** The root command of a compiler, which gives the shared commands below it the facts about that compiler. */
public interface RootCommand {
    /** The compiler. */
    Tool tool();

    /** The codes of its lint rules. */
    Set<? extends DiagnosticCode> lintCodes();
}
