package org.barreleye.flounder.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * An interface: the messages between two sides, resolved and legal.
 *
 * @param name as in the source and of the file
 * @param description in the author's words, unescaped; empty if there is none
 * @param documentation the comment before it
 * @param types names for types: imported ones first, each before it is used
 * @param operations at least one, in the order of the source
 * @param span the place of its name
 */
public record Interface(String name, String description, Documentation documentation, List<TypeDefinition> types,
        List<Operation> operations, Span span) implements Located {
    /** Copies the lists. */
    public Interface {
        types = List.copyOf(types);
        operations = List.copyOf(operations);
    }

    /** All messages, by number. */
    public List<Message> messages() {
        return operations.stream().flatMap(operation -> operation.messages().stream()).toList();
    }
}
