package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.CapabilityType.Identity;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the two predicates of the reference implementation that are not exact, for conformance tests. */
final class ReferenceRelationsEmitter {
    private final EmitterContext context;

    private ReferenceRelationsEmitter(EmitterContext context) {
        this.context = context;
    }

    static JavaFile emit(EmitterContext context) {
        ReferenceRelationsEmitter emitter = new ReferenceRelationsEmitter(context);
        return context.file(context.names().referenceRelations(),
                TypeSpec.classBuilder(context.names().referenceRelations())
                        .addModifiers(PUBLIC, FINAL)
                        .addJavadoc("""
                                The predicates of the reference implementation that differ from the exact relations
                                in {@link $T}. For conformance tests only.
                                """, context.names().relations())
                        .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                        .addMethod(emitter.isCopy())
                        .addMethod(emitter.isAncestor()));
    }

    private MethodSpec.Builder predicate(String name, String first, String second) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(PUBLIC, STATIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(context.names().capability(), first)
                .addParameter(context.names().capability(), second);
    }

    private MethodSpec isCopy() {
        MethodSpec.Builder method = predicate("isCopy", "left", "right").addJavadoc("""
                Tests whether two capabilities are copies according to the reference, which compares ranges and equality
                fields only. Capabilities of a type that is declared {@code is_always_copy} are always copies, those of
                a type that is declared {@code is_never_copy} never, not even of themselves.
                """);
        CodeBlock equal = CodeBlock.of("$T.compare(left, right) == 0", context.names().relations());
        String always = constants(Identity.ALWAYS_COPY);
        String never = constants(Identity.NEVER_COPY);
        if (always.isEmpty() && never.isEmpty()) {
            return method.addStatement("return left.type() == right.type() && $L", equal).build();
        }
        method.beginControlFlow("if (left.type() != right.type())").addStatement("return false").endControlFlow();
        ArrowSwitch byType = ArrowSwitch.over("left.type()");
        if (!always.isEmpty()) {
            byType.on(always, "true");
        }
        if (!never.isEmpty()) {
            byType.on(never, "false");
        }
        return method.addCode(byType.otherwise("$L", equal).returned()).build();
    }

    private String constants(Identity identity) {
        List<String> names = context.types().stream()
                .filter(type -> type.identity() == identity)
                .map((CapabilityType type) -> JavaNames.constant(type))
                .toList();
        return String.join(", ", names);
    }

    private MethodSpec isAncestor() {
        return predicate("isAncestor", "child", "parent")
                .addJavadoc("""
                        Tests whether a capability is an ancestor of another according to the reference: the types are
                        one step of derivation apart, and the range is inside, with the ends of ranges computed modulo
                        2^64.
                        """)
                .addCode("""
                        if (!$T.isWellFounded(parent.type(), child.type())) {
                            return false;
                        }
                        long parentStart = parent.rangeStart();
                        long childStart = child.rangeStart();
                        int starts = Long.compareUnsigned(parentStart, childStart);
                        long parentEnd = parentStart + parent.rangeSize();
                        int ends = Long.compareUnsigned(parentEnd, childStart + child.rangeSize());
                        boolean strict = child.type() != parent.type() || starts < 0 || ends > 0;
                        return starts <= 0 && ends >= 0 && strict;
                        """, context.names().relations())
                .build();
    }
}
