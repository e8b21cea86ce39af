package org.barreleye.flounder.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;

/**
 * Layouts as a table with tab separated columns: architecture, transport, interface, message, kind, number, layout.
 * Two layouts are the same exactly if their rows are.
 */
public final class LayoutTable {
    private LayoutTable() {}

    /** The rows of one interface: by architecture, then by message, then by transport, each in the order given. */
    public static List<String> rows(Interface definition, List<Architecture> architectures,
            List<Transport> transports) {
        List<String> rows = new ArrayList<>();
        for (Architecture architecture : architectures) {
            List<InterfacePlan> plans = transports.stream()
                    .map(transport -> InterfacePlan.of(definition, architecture, transport))
                    .toList();
            for (Message message : definition.messages()) {
                plans.forEach(plan -> rows.add(row(plan, message)));
            }
        }
        return rows;
    }

    private static String row(InterfacePlan plan, Message message) {
        return String.join("\t", plan.architecture().toString(), plan.transport().toString(), plan.definition().name(),
                message.name(), message.kind().spelling(), String.valueOf(message.number()),
                layout(plan.transport(), plan.plan(message)));
    }

    /** The last column. */
    public static String layout(Transport transport, MessagePlan plan) {
        String fragments = plan.fragments().stream().map(LayoutTable::fragment).collect(Collectors.joining(" | "));
        if (transport == Transport.LMP || plan.capabilities().isEmpty()) {
            return fragments;
        }
        return fragments + " || caps: "
                + plan.capabilities().stream().map(LayoutTable::capability).collect(Collectors.joining(", "));
    }

    private static String fragment(Fragment fragment) {
        if (fragment instanceof Fragment.Fixed fixed) {
            return words(fixed.words())
                    + fixed.capability().map(capability -> " +cap(" + capability(capability) + ")").orElse("");
        }
        Leaf.Overflow content = ((Fragment.Overflow) fragment).content();
        if (content instanceof Leaf.Buffer buffer) {
            return "BUF(" + element(buffer.array()) + " " + buffer.path() + " len " + buffer.array().lengthName() + ")";
        }
        return "STR(" + content.path() + ")";
    }

    private static String words(List<Word> words) {
        List<String> texts = new ArrayList<>();
        for (Word word : words) {
            texts.add(texts.size() + "="
                    + word.pieces().stream().map(Piece::toString).collect(Collectors.joining(" + ")));
        }
        return "W{" + String.join("; ", texts) + "}";
    }

    private static String capability(Leaf.Capability capability) {
        return capability.type().mode() + " " + capability.path();
    }

    private static String element(DynamicArray array) {
        Type element = array.element();
        if (element instanceof Scalar scalar) {
            return scalar.spelling();
        }
        if (element instanceof Enumeration enumeration) {
            return enumeration.name();
        }
        if (element instanceof Structure structure) {
            return structure.name();
        }
        return element instanceof FixedArray fixed ? fixed.name().orElse(array.elementName()) : array.elementName();
    }
}
