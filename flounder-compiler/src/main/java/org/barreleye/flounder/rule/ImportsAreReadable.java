package org.barreleye.flounder.rule;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.TypesSyntax;

/** A types file declares something, and nothing in it is left unread. */
final class ImportsAreReadable {
    void check(TypesSyntax file, Diagnostics diagnostics) {
        if (file.unread().isPresent()) {
            diagnostics.report(FlounderCode.UNUSED_IMPORT, file.unread().get(),
                    "this is not a declaration of a type: the rest of this file is not read");
        } else if (file.types().isEmpty()) {
            diagnostics.report(FlounderCode.UNUSED_IMPORT, file.source().span(0, 0),
                    "this file declares no type");
        }
    }
}
