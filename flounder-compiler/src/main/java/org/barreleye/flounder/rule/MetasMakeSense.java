package org.barreleye.flounder.rule;

import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.MetaSyntax;
import org.barreleye.flounder.syntax.ParameterSyntax;
import org.barreleye.flounder.syntax.ParameterSyntax.Direction;
import org.barreleye.flounder.syntax.Specification;

/** Meta parameters are known, and the arguments that they name exist. Only transports to disks use them. */
final class MetasMakeSense implements SyntaxRule {
    private static final String DISK = "ata";
    private static final List<String> KEYS = List.of("command", "dma_arg", "dma_size", "is_write", "lba");
    /** The settings whose value may be an argument, and those whose value must be one that goes in. */
    private static final List<String> ARGUMENTS = List.of("dma_arg", "dma_size", "lba");
    private static final List<String> GOING_IN = List.of("dma_size", "lba");

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (MessageSyntax message : specification.definition().messages()) {
            for (MetaSyntax meta : message.metas()) {
                if (!meta.namespace().text().equals(DISK)) {
                    reportUnknown(meta.namespace(), "no transport uses meta parameters for", diagnostics);
                } else {
                    meta.entries().forEach(entry -> check(message, entry, diagnostics));
                }
            }
        }
    }

    private static void check(MessageSyntax message, MetaSyntax.Entry entry, Diagnostics diagnostics) {
        String key = entry.key().text();
        if (!KEYS.contains(key)) {
            reportUnknown(entry.key(), "no transport uses the meta parameter", diagnostics);
        } else if (ARGUMENTS.contains(key) && entry instanceof MetaSyntax.Reference reference) {
            checkReference(message, reference, diagnostics);
        }
    }

    private static void checkReference(MessageSyntax message, MetaSyntax.Reference reference, Diagnostics diagnostics) {
        Name target = reference.target();
        Optional<ParameterSyntax> parameter = message.parameters().stream()
                .filter(candidate -> candidate.name().text().equals(target.text()))
                .findFirst();
        if (parameter.isEmpty()) {
            diagnostics.report(FlounderCode.META_REFERENCE, target.span(),
                    "'" + message.name() + "' has no argument '" + target + "'");
        } else if (GOING_IN.contains(reference.key().text())
                && parameter.get().direction().equals(Optional.of(Direction.OUT))) {
            diagnostics.report(FlounderCode.META_REFERENCE, target.span(),
                            "'" + reference.key() + "' must be an argument that goes in, and '" + target
                            + "' comes out")
                    .note(parameter.get().span(), "declared here");
        }
    }

    private static void reportUnknown(Name name, String complaint, Diagnostics diagnostics) {
        diagnostics.report(FlounderCode.UNKNOWN_META, name.span(), complaint + " '" + name + "'");
    }
}
