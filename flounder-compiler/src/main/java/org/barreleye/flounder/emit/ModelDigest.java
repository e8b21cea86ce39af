package org.barreleye.flounder.emit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.CapabilityTypes.CapabilityType;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Meta;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.model.TypeDefinition;
import org.barreleye.flounder.naming.NamedTypes;

/**
 * Adds an interface to a digest: all that emitters can see of it, which is everything but the places in sources. Each
 * list comes with its length, and each named type is spelled out where it occurs first.
 */
final class ModelDigest implements Type.Visitor<Void>, Operation.Visitor<Void> {
    private final InputDigest digest;
    private final Set<String> known = new TreeSet<>();

    private ModelDigest(InputDigest digest) {
        this.digest = digest;
    }

    /** Adds it. */
    static void add(Interface definition, InputDigest digest) {
        ModelDigest model = new ModelDigest(digest);
        digest.add(definition.name(), definition.description());
        model.documentation(definition.documentation());
        model.list(definition.types(), model::type);
        model.list(definition.operations(), operation -> operation.accept(model));
    }

    private <T> void list(List<T> items, Consumer<T> one) {
        add(items.size());
        items.forEach(one);
    }

    private <T> void optional(Optional<T> item, Consumer<T> one) {
        list(item.stream().toList(), one);
    }

    private void add(Object value) {
        digest.add(String.valueOf(value));
    }

    private void documentation(Documentation documentation) {
        digest.add(documentation.text());
        optional(documentation.deprecation(), digest::add);
        list(documentation.members(), note -> {
            digest.add(note.name());
            documentation(note.documentation());
        });
    }

    private void type(TypeDefinition type) {
        digest.add(type.name(), type.form().name(), type.typeName());
        add(type.imported());
        type.type().accept(this);
        documentation(type.documentation());
    }

    private void message(Message message) {
        digest.add(message.name(), message.kind().name());
        add(message.number());
        list(message.parameters(), this::parameter);
    }

    private void parameter(Parameter parameter) {
        digest.add(parameter.name(), parameter.typeName());
        parameter.type().accept(this);
    }

    private void meta(Meta meta) {
        digest.add(meta.namespace());
        list(meta.entries(), entry -> digest.add(entry.key(), entry.value()));
    }

    @Override
    public Void oneWay(Operation.OneWay operation) {
        digest.add("message");
        message(operation.message());
        documentation(operation.documentation());
        list(operation.metas(), this::meta);
        return null;
    }

    @Override
    public Void rpc(Operation.Rpc operation) {
        digest.add("rpc", operation.name());
        list(operation.arguments(), argument -> {
            digest.add(argument.direction().name());
            parameter(argument.parameter());
        });
        message(operation.call());
        message(operation.response());
        documentation(operation.documentation());
        list(operation.metas(), this::meta);
        return null;
    }

    @Override
    public Void scalar(Scalar type) {
        digest.add("scalar", type.name());
        return null;
    }

    @Override
    public Void capability(Capability type) {
        digest.add("capability", type.mode().name());
        optional(type.constraint(), constraint -> {
            capabilityType(constraint.type());
            list(constraint.rights(), digest::add);
            add(constraint.mask());
        });
        return null;
    }

    private void capabilityType(CapabilityType type) {
        digest.add(type.name(), type.reference());
        add(type.number());
        add(type.isAbstract());
        add(type.transferable());
    }

    @Override
    public Void enumeration(Enumeration type) {
        if (isNew("enumeration", type)) {
            digest.add(type.name());
            list(type.enumerators(), digest::add);
        }
        return null;
    }

    @Override
    public Void structure(Structure type) {
        if (isNew("structure", type)) {
            digest.add(type.name());
            list(type.fields(), field -> {
                digest.add(field.name(), field.typeName());
                field.type().accept(this);
            });
        }
        return null;
    }

    @Override
    public Void fixedArray(FixedArray type) {
        if (isNew("fixed array", type)) {
            optional(type.name(), digest::add);
            digest.add(type.elementName());
            add(type.length());
            type.element().accept(this);
        }
        return null;
    }

    private boolean isNew(String kind, Type type) {
        String key = NamedTypes.key(type);
        digest.add(kind, key);
        return known.add(key);
    }

    @Override
    public Void text(Text type) {
        digest.add("text");
        add(type.maximum());
        return null;
    }

    @Override
    public Void dynamicArray(DynamicArray type) {
        digest.add("dynamic array", type.elementName(), type.lengthName());
        add(type.maximum());
        type.element().accept(this);
        return null;
    }
}
