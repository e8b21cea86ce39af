package org.barreleye.hamlet.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.barreleye.compiler.output.JavadocText;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.naming.JavaNames;

/**
 * The input of every emitter of one run.
 *
 * @param analysis the specification and what follows from it
 * @param names the names of generated classes
 * @param javaNames the Java names of members
 */
record EmitterContext(SpecificationAnalysis analysis, GeneratedNames names, JavaNames javaNames) {
    Specification specification() {
        return analysis.specification();
    }

    List<CapabilityType> types() {
        return specification().concreteTypes();
    }

    /** The file of a class. */
    JavaFile file(ClassName name, TypeSpec.Builder type) {
        AnnotationSpec generated = AnnotationSpec.builder(KpiNames.GENERATED)
                .addMember("value", "$S", "org.barreleye.hamlet: " + fileName())
                .build();
        return JavaFile.builder(name.packageName(), type.addAnnotation(generated).build())
                .skipJavaLangImports(true)
                .build();
    }

    /** The name of the specification's file, without folders. */
    String fileName() {
        String path = specification().source().name();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The constant of a type. */
    CodeBlock constant(CapabilityType type) {
        return CodeBlock.of("$T.$L", names.objectType(), JavaNames.constant(type));
    }

    /**
     * Javadoc with the text of a comment of the specification.
     *
     * @param documentation the lines of the comment; empty if there is none
     * @param otherwise the text if there is no comment
     */
    static CodeBlock javadoc(List<String> documentation, String otherwise) {
        String text = documentation.isEmpty() ? otherwise : String.join("\n", documentation);
        return CodeBlock.of("$L\n", JavadocText.escaped(text));
    }
}
