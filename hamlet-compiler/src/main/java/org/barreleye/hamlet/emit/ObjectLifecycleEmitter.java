package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.DEFAULT;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the interface through which a kernel creates and destroys the objects behind capabilities. */
final class ObjectLifecycleEmitter {
    private static final TypeVariableName CONTEXT = TypeVariableName.get("C");

    private final EmitterContext context;
    private final List<CapabilityType> objects;

    private ObjectLifecycleEmitter(EmitterContext context) {
        this.context = context;
        this.objects = context.types().stream()
                .filter(type -> type.attributes().has(Attributes.Flag.OBJECT))
                .map(ObjectLifecycleEmitter::declaring)
                .distinct()
                .toList();
    }

    /** The template, if a type has the attribute and the invocations from there; otherwise the type itself. */
    private static CapabilityType declaring(CapabilityType type) {
        return type.invocationType().attributes().has(Attributes.Flag.OBJECT) ? type.invocationType() : type;
    }

    /** The interface, unless no type has kernel objects. */
    static Optional<JavaFile> emit(EmitterContext context) {
        ObjectLifecycleEmitter emitter = new ObjectLifecycleEmitter(context);
        return emitter.objects.isEmpty() ? Optional.empty() : Optional.of(emitter.lifecycle());
    }

    private JavaFile lifecycle() {
        ClassName self = context.names().objectLifecycle();
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(self)
                .addModifiers(PUBLIC)
                .addTypeVariable(CONTEXT)
                .addJavadoc("""
                        The creation and destruction of kernel objects: a pair of methods for each type with the
                        attribute {@code object}, or for each template that passes it on with its invocations.
                        Types without it need no action.

                        @param <C> the state that the methods work on, which the kernel defines
                        """)
                .addMethod(dispatch("create", "Creates the object of a capability, if its type has one. Called when "
                        + "the first capability to the object is in its slot.\n"))
                .addMethod(dispatch("destroy", "Destroys the object of a capability, if its type has one. Called when "
                        + "the last capability to the object has left its slot.\n"));
        objects.forEach(object -> type.addMethod(action("create", object)).addMethod(action("destroy", object)));
        return context.file(self, type);
    }

    private MethodSpec dispatch(String verb, String sentence) {
        ArrowSwitch byType = ArrowSwitch.over("capability.type()");
        objects.forEach(object -> byType.on(constants(object), "$L$L(context, ($T) capability)", verb,
                JavaNames.stem(object), context.names().capability(object)));
        return MethodSpec.methodBuilder(verb)
                .addModifiers(PUBLIC, DEFAULT)
                .addJavadoc(sentence)
                .addParameter(CONTEXT, "context")
                .addParameter(context.names().capability(), "capability")
                .addCode(byType.otherwiseNothing().statement())
                .build();
    }

    private String constants(CapabilityType object) {
        return context.types().stream()
                .filter(type -> declaring(type).equals(object))
                .map(JavaNames::constant)
                .collect(Collectors.joining(", "));
    }

    private MethodSpec action(String verb, CapabilityType object) {
        return MethodSpec.methodBuilder(verb + JavaNames.stem(object))
                .addModifiers(PUBLIC, ABSTRACT)
                .addJavadoc("$L the object of a $L capability.\n", verb.equals("create") ? "Creates" : "Destroys",
                        object.name())
                .addParameter(CONTEXT, "context")
                .addParameter(context.names().capability(object), "capability")
                .build();
    }
}
