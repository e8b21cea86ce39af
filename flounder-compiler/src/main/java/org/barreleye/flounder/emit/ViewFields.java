package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The views in which one binding shows received messages: made when they are needed first, then used again.
 */
final class ViewFields {
    private final Map<String, ClassName> views = new LinkedHashMap<>();

    /** Begins another message, which may use all views again. */
    MessageViews message() {
        return new MessageViews();
    }

    /** The views that one message has used so far. */
    final class MessageViews {
        private final Map<ClassName, Integer> used = new LinkedHashMap<>();

        private MessageViews() {}

        /** Another view of a class. */
        CodeBlock next(ClassName view) {
            int place = used.merge(view, 1, Integer::sum) - 1;
            String simple = view.simpleName();
            String name = simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1) + place;
            views.put(name, view);
            return CodeBlock.of("$L()", name);
        }
    }

    /** Adds the fields and methods that hold them. */
    void addTo(TypeSpec.Builder type) {
        views.forEach((name, view) -> {
            type.addField(view, name, Modifier.PRIVATE, Modifier.TRANSIENT);
            type.addMethod(MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).returns(view)
                    .beginControlFlow("if ($L == null)", name).addStatement("$L = new $T()", name, view)
                    .endControlFlow()
                    .addStatement("return $L", name).build());
        });
    }
}
