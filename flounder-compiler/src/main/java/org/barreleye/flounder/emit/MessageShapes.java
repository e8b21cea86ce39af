package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The shapes of the messages of one binding class that are collected, as constants of nested classes: of several,
 * because a class is initialised by one method.
 */
final class MessageShapes {
    private static final String NESTED = "Layout";
    private static final int SHAPE_BYTES = 40;
    private static final int MAXIMUM_BYTES = 8;

    private final GeneratedNames names;
    private final Map<String, ClassName> nestedClasses = new LinkedHashMap<>();
    private final List<TypeSpec.Builder> classes = new ArrayList<>();

    MessageShapes(GeneratedNames names, ClassName binding, TransportStubs stubs, List<PlannedMessage> messages) {
        this.names = names;
        int bytes = Statements.BYTES_MAX;
        for (PlannedMessage message : messages) {
            if (!message.isDirect()) {
                int cost = SHAPE_BYTES + MAXIMUM_BYTES * LengthBounds.count(bounds(message));
                if (bytes + cost > Statements.BYTES_MAX) {
                    classes.add(TypeSpec.classBuilder(name())
                            .addJavadoc("The shapes of the messages that are not sent in one piece.\n")
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL));
                    bytes = 0;
                }
                bytes += cost;
                TypeSpec.Builder last = classes.get(classes.size() - 1);
                nestedClasses.put(message.name(),
                        binding.nestedClass(classes.size() == 1 ? NESTED : NESTED + classes.size()));
                last.addField(shape(message, stubs));
            }
        }
    }

    private String name() {
        return classes.isEmpty() ? NESTED : NESTED + (classes.size() + 1);
    }

    private FieldSpec shape(PlannedMessage message, TransportStubs stubs) {
        CodeBlock bounds = LengthBounds.arguments(bounds(message));
        return FieldSpec.builder(KpiNames.MESSAGE_SHAPE, names.java().constant(message.plan().message()),
                Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("new $T($L, $S, $L, $L, $L$L)", KpiNames.MESSAGE_SHAPE, message.number(), message.name(),
                        stubs.wordsMax(), message.words().size(), message.plan().capabilities().size(),
                        bounds.isEmpty() ? "" : CodeBlock.of(", $L", bounds))
                .build();
    }

    private static List<Integer> bounds(PlannedMessage message) {
        return message.plan().overflows().stream().map(overflow -> (int) overflow.maximumBytes()).toList();
    }

    /** The expression for the shape of a message in the code of the binding class. */
    CodeBlock reference(PlannedMessage message) {
        return CodeBlock.of("$L.$L", nestedClasses.get(message.name()).simpleName(),
                names.java().constant(message.plan().message()));
    }

    /** Adds the nested classes. */
    void addTo(TypeSpec.Builder binding) {
        classes.forEach(one -> binding.addType(one.build()));
    }
}
