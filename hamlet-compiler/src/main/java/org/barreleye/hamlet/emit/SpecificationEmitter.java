package org.barreleye.hamlet.emit;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.output.JavaFiles;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** Emits everything that comes out of one specification, in a fixed order. */
public final class SpecificationEmitter {
    private final Names names;
    private final Specification specification;

    /**
     * Prepares to emit.
     *
     * @param prefix the package above {@code user} and {@code kernel}
     * @param source the name of the specification's file
     */
    public SpecificationEmitter(String prefix, String source, Specification specification) {
        this.names = new Names(prefix, source.substring(source.replace('\\', '/').lastIndexOf('/') + 1));
        this.specification = specification;
    }

    /** The files. */
    public OutputTree emit() {
        List<JavaFile> files = new ArrayList<>();
        files.add(new ObjectTypeEmitter(names, specification).emit());
        files.add(new RightsEmitter(names, specification).emit());
        files.add(new RetypeEmitter(names, specification).emit());
        files.add(new CapabilityEmitter(names, specification).emitFamily());
        for (CapabilityType type : specification.concrete()) {
            files.addAll(new ReferenceEmitter(names, specification, type).emit());
            files.add(new CapabilityEmitter(names, specification).emit(type));
            if (!type.invocations().isEmpty()) {
                files.add(new InvocationsEmitter(names, type).emit());
            }
        }
        files.add(new RelationsEmitter(names, specification).emit());
        files.add(new RetypeRulesEmitter(names, specification).emit());
        files.add(new WireFormEmitter(names, specification).emit());
        files.add(InvocationsEmitter.family(names));
        files.add(new DispatchEmitter(names, specification).emit());
        return JavaFiles.tree(files);
    }
}
