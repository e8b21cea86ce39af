package org.barreleye.hamlet.emit;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.output.JavaFiles;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.naming.JavaNames;

/** Writes everything that is generated from one specification: what programs see, then what the kernel sees. */
public final class JavaEmitter {
    private JavaEmitter() {}

    /** All files, in packages {@code user} and {@code kernel} below the given one. */
    public static OutputTree emit(SpecificationAnalysis analysis, String packagePrefix) {
        EmitterContext context = new EmitterContext(analysis, new GeneratedNames(packagePrefix),
                JavaNames.of(analysis.specification()));
        List<JavaFile> files = new ArrayList<>();
        if (!analysis.specification().constants().isEmpty()) {
            files.add(ConstantsEmitter.emit(context));
        }
        if (!context.types().isEmpty()) {
            files.addAll(user(context));
            files.addAll(kernel(context));
        }
        return JavaFiles.tree(files);
    }

    private static List<JavaFile> user(EmitterContext context) {
        List<JavaFile> files = new ArrayList<>();
        files.add(ObjectTypeEmitter.emit(context));
        files.add(AttributeEmitter.emit(context));
        files.add(AttributeEmitter.emitSpaces(context));
        files.add(RightsEmitter.emit(context));
        files.add(OperationRightsEmitter.emit(context));
        files.add(RetypeEmitter.emit(context));
        files.addAll(ReferenceEmitter.emit(context));
        return files;
    }

    private static List<JavaFile> kernel(EmitterContext context) {
        List<JavaFile> files = new ArrayList<>();
        files.addAll(CapabilityEmitter.emit(context));
        files.add(RelationsEmitter.emit(context));
        files.add(RetypeRulesEmitter.emit(context));
        files.add(MintRulesEmitter.emit(context));
        files.add(WireFormEmitter.emit(context));
        files.addAll(SlotFormEmitter.emit(context));
        files.addAll(InvocationEmitter.emit(context));
        files.addAll(DispatchEmitter.emit(context));
        return files;
    }
}
