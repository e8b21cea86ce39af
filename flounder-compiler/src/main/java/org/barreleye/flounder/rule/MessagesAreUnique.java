package org.barreleye.flounder.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.Specification;

/** Messages and rpcs have different names, and so do the two halves of each rpc. */
final class MessagesAreUnique implements SyntaxRule {
    private static final List<String> HALVES = List.of("_call", "_response");

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        Duplicates declared = new Duplicates(FlounderCode.DUPLICATE_MESSAGE, "message", diagnostics);
        Map<String, Name> derived = new LinkedHashMap<>();
        for (MessageSyntax message : specification.definition().messages()) {
            declared.declare(message.name());
            if (message.kind() == MessageSyntax.Kind.RPC) {
                HALVES.forEach(half -> derived.putIfAbsent(message.name() + half, message.name()));
            }
        }
        for (MessageSyntax message : specification.definition().messages()) {
            Name rpc = derived.get(message.name().text());
            if (rpc != null && message.kind() != MessageSyntax.Kind.RPC) {
                diagnostics.report(FlounderCode.DERIVED_NAME_TAKEN, message.name().span(), "the message '"
                                + message.name() + "' is called like one half of the rpc '" + rpc + "'")
                        .note(rpc.span(), "the rpc is declared here");
            }
        }
    }
}
