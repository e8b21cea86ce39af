package org.barreleye.flounder.emit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.TypeDefinition;
import org.barreleye.flounder.naming.NamedTypes;

/**
 * What an interface knows of types files, reduced to what its own classes depend on. Emitters see nothing else, so that
 * a change of anything else cannot change what they emit.
 */
final class UsedImports {
    private UsedImports() {}

    /**
     * The interface with only those imported types that it uses, and of their comments only what is deprecated: their
     * classes, with the comments, are those of the types files.
     */
    static Interface only(Interface definition) {
        Set<String> used = NamedTypes.of(definition).types().stream().map(NamedTypes::key).collect(Collectors.toSet());
        List<TypeDefinition> types = definition.types().stream()
                .filter(type -> !type.imported()
                        || type.form() == TypeDefinition.Form.TYPE && used.contains(type.name()))
                .map(type -> type.imported() ? withDeprecationOnly(type) : type)
                .toList();
        return new Interface(definition.name(), definition.description(), definition.documentation(), types,
                definition.operations(), definition.span());
    }

    private static TypeDefinition withDeprecationOnly(TypeDefinition type) {
        return new TypeDefinition(type.name(), type.form(), type.type(), type.typeName(), true,
                deprecationOnly(type.documentation()), type.span());
    }

    private static Documentation deprecationOnly(Documentation documentation) {
        Optional<String> withoutReason = documentation.deprecation().map(reason -> "");
        return new Documentation("", withoutReason, documentation.members().stream()
                .filter(note -> note.documentation().deprecation().isPresent())
                .map(note -> new Documentation.MemberNote(note.name(), deprecationOnly(note.documentation())))
                .toList());
    }
}
