package org.barreleye.hamlet.emit;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.output.JavaFiles;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.hamlet.derive.Derivation;
import org.barreleye.hamlet.spelling.JavaNames;

/** Writes everything that is generated from one specification: what programs see, then what the kernel sees. */
public final class JavaEmitter {
    private JavaEmitter() {}

    /** All files, in packages {@code user} and {@code kernel} below the given one. */
    public static OutputTree emit(Derivation derivation, String rootPackage) {
        Emission emission = new Emission(derivation, new GeneratedNames(rootPackage),
                JavaNames.of(derivation.specification()));
        List<JavaFile> files = new ArrayList<>();
        if (!derivation.specification().constants().isEmpty()) {
            files.add(Constants.emit(emission));
        }
        if (!emission.types().isEmpty()) {
            files.addAll(user(emission));
            files.addAll(kernel(emission));
        }
        return JavaFiles.tree(files);
    }

    private static List<JavaFile> user(Emission emission) {
        List<JavaFile> files = new ArrayList<>();
        files.add(ObjectTypes.emit(emission));
        files.add(AttributeEnum.emit(emission));
        files.add(AttributeEnum.emitSpaces(emission));
        files.add(RightsConstants.emit(emission));
        files.add(OperationRights.emit(emission));
        files.add(Retypes.emit(emission));
        files.addAll(References.emit(emission));
        return files;
    }

    private static List<JavaFile> kernel(Emission emission) {
        List<JavaFile> files = new ArrayList<>();
        files.addAll(Capabilities.emit(emission));
        files.add(Relations.emit(emission));
        files.add(RetypeRules.emit(emission));
        files.add(MintRules.emit(emission));
        files.add(WireForms.emit(emission));
        files.addAll(SlotForms.emit(emission));
        files.addAll(Invocations.emit(emission));
        files.addAll(Dispatches.emit(emission));
        return files;
    }
}
