package org.barreleye.hamlet.emit;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.barreleye.compiler.output.JavaFiles;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.hamlet.OutputPart;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the Java of one specification: the package {@code user} for programs, then {@code kernel}. */
public final class JavaEmitter {
    private final EmitterContext context;
    private final List<JavaFile> files = new ArrayList<>();

    private JavaEmitter(EmitterContext context) {
        this.context = context;
    }

    /** The files of some parts, in packages {@code user} and {@code kernel} below the given one. */
    public static OutputTree emit(SpecificationAnalysis analysis, String packagePrefix, Set<OutputPart> parts) {
        JavaEmitter emitter = new JavaEmitter(new EmitterContext(analysis, new GeneratedNames(packagePrefix),
                JavaNames.of(analysis.specification())));
        parts.forEach(emitter::part);
        return JavaFiles.tree(emitter.files);
    }

    private void part(OutputPart part) {
        boolean hasTypes = !context.types().isEmpty();
        if (part == OutputPart.CORE && !context.specification().constants().isEmpty()) {
            files.add(ConstantsEmitter.emit(context));
        }
        if (hasTypes) {
            switch (part) {
                case CORE -> core();
                case SLOT_FORM -> files.addAll(SlotFormEmitter.emit(context));
                case MINT_RULES -> files.add(MintRulesEmitter.emit(context));
                case OPERATION_RIGHTS -> files.add(OperationRightsEmitter.emit(context));
                case REFERENCE_RELATIONS -> files.add(ReferenceRelationsEmitter.emit(context));
            }
        }
    }

    private void core() {
        files.add(ObjectTypeEmitter.emit(context));
        files.add(AttributeEmitter.emit(context));
        files.add(AttributeEmitter.emitSpaces(context));
        files.add(RightsEmitter.emit(context));
        files.add(RetypeEmitter.emit(context));
        files.addAll(ReferenceEmitter.emit(context));
        files.addAll(CapabilityEmitter.emit(context));
        files.add(RelationsEmitter.emit(context));
        files.add(RetypeRulesEmitter.emit(context));
        files.add(WireFormEmitter.emit(context));
        files.addAll(InvocationEmitter.emit(context));
        files.addAll(DispatchEmitter.emit(context));
        ObjectLifecycleEmitter.emit(context).ifPresent(files::add);
    }
}
