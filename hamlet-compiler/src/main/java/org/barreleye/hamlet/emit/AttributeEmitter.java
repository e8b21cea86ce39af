package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the attributes of types, and the spaces that ranges lie in. */
final class AttributeEmitter {
    private AttributeEmitter() {}

    static JavaFile emit(EmitterContext context) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(context.names().attribute())
                .addModifiers(PUBLIC)
                .addJavadoc("The attributes of types that are either set or not.\n");
        for (Attributes.Flag flag : Attributes.Flag.values()) {
            String sentence = flag.meaning().substring(0, 1).toUpperCase(Locale.ROOT) + flag.meaning().substring(1)
                    + ".";
            type.addEnumConstant(flag.name(), documented(EmitterContext.javadoc(List.of(), sentence)));
        }
        return context.file(context.names().attribute(), type);
    }

    static JavaFile emitSpaces(EmitterContext context) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(context.names().space())
                .addModifiers(PUBLIC)
                .addJavadoc("The spaces of the ranges of capabilities. Ranges of different spaces do not overlap.\n");
        for (String space : context.specification().spaces()) {
            type.addEnumConstant(JavaNames.constant(space), documented(CodeBlock.of("The space $L.\n", space)));
        }
        return context.file(context.names().space(), type);
    }

    private static TypeSpec documented(CodeBlock javadoc) {
        return TypeSpec.anonymousClassBuilder("").addJavadoc(javadoc).build();
    }
}
