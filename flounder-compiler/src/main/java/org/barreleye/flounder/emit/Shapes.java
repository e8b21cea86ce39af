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
 * The shapes of the messages of one binding class that are collected, as constants of nested classes: of several, because a
 * class is initialised by one method.
 */
final class Shapes {
    private static final String NESTED = "Layout";
    private static final int SHAPE_BYTES = 40;
    private static final int MAXIMUM_BYTES = 8;

    private final Names names;
    private final Map<String, ClassName> places = new LinkedHashMap<>();
    private final List<TypeSpec.Builder> classes = new ArrayList<>();

    Shapes(Names names, ClassName binding, Wire wire, List<Carried> messages) {
        this.names = names;
        int bytes = Statements.BYTES_MAX;
        for (Carried carried : messages) {
            if (!carried.isDirect()) {
                int cost = SHAPE_BYTES + MAXIMUM_BYTES * Maxima.count(maxima(carried));
                if (bytes + cost > Statements.BYTES_MAX) {
                    classes.add(TypeSpec.classBuilder(name()).addJavadoc("What messages look like.\n")
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL));
                    bytes = 0;
                }
                bytes += cost;
                TypeSpec.Builder last = classes.get(classes.size() - 1);
                places.put(carried.name(), binding.nestedClass(classes.size() == 1 ? NESTED : NESTED + classes.size()));
                last.addField(shape(carried, wire));
            }
        }
    }

    private String name() {
        return classes.isEmpty() ? NESTED : NESTED + (classes.size() + 1);
    }

    private FieldSpec shape(Carried carried, Wire wire) {
        CodeBlock maxima = Maxima.spell(maxima(carried));
        return FieldSpec.builder(KpiNames.MESSAGE_SHAPE, names.java().constant(carried.plan().message()), Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("new $T($L, $S, $L, $L, $L$L)", KpiNames.MESSAGE_SHAPE, carried.number(), carried.name(),
                        wire.wordsMax(), carried.words().size(), carried.plan().authorities().size(),
                        maxima.isEmpty() ? "" : CodeBlock.of(", $L", maxima))
                .build();
    }

    private static List<Integer> maxima(Carried carried) {
        return carried.plan().overflows().stream().map(overflow -> (int) overflow.maximumBytes()).toList();
    }

    /** How code of the binding class refers to the shape of a message. */
    CodeBlock reference(Carried carried) {
        return CodeBlock.of("$L.$L", places.get(carried.name()).simpleName(),
                names.java().constant(carried.plan().message()));
    }

    /** Adds the nested classes. */
    void addTo(TypeSpec.Builder binding) {
        classes.forEach(one -> binding.addType(one.build()));
    }
}
