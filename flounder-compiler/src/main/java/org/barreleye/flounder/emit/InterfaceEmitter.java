package org.barreleye.flounder.emit;

import com.palantir.javapoet.JavaFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.output.InputDigest;
import org.barreleye.compiler.output.JavaFiles;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.output.OutputUnit;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.plan.Transport;

/** Emits all files of one interface, in a fixed order. What they depend on is in the digest of their unit. */
public final class InterfaceEmitter {
    private final Interface definition;
    private final List<Transport> transports;
    private final SharedTypes shared;
    private final GeneratedNames names;
    private final List<JavaFile> files = new ArrayList<>();

    private InterfaceEmitter(Interface definition, CompilerOptions options, SharedTypes shared) {
        this.definition = definition;
        this.transports = options.transports();
        this.shared = shared;
        this.names = GeneratedNames.of(definition, options.packagePrefix(), shared);
    }

    /**
     * The files of an interface, without those of the types that it shares with others.
     *
     * @param compiler the identity of this compiler, if it is known
     */
    public static OutputUnit unit(Interface definition, CompilerOptions options, SharedTypes shared,
            Optional<String> compiler) {
        Interface needed = UsedImports.only(definition);
        return new OutputUnit(compiler.map(identity -> digest(needed, options, shared, identity)),
                () -> new InterfaceEmitter(needed, options, shared).emit());
    }

    private static String digest(Interface needed, CompilerOptions options, SharedTypes shared, String compiler) {
        InputDigest digest = InputDigest.begin().add("interface", compiler, options.packagePrefix(),
                String.valueOf(options.transports().size()));
        options.transports().forEach(transport -> digest.add(transport.name()));
        ModelDigest.add(needed, digest);
        shared.addClasses(needed, digest);
        return digest.hex();
    }

    private OutputTree emit() {
        files.add(new MainEmitter(names, transports).emit());
        BindingEmitter binding = new BindingEmitter(names);
        files.add(binding.binding());
        files.add(binding.answering());
        HandlerEmitter handler = new HandlerEmitter(names);
        files.add(handler.handler());
        files.add(handler.service());
        files.add(new ClientEmitter(names).emit());
        operations();
        types();
        transports();
        return JavaFiles.tree(files);
    }

    private void operations() {
        int index = 0;
        for (Operation operation : definition.operations()) {
            if (operation instanceof Operation.Rpc rpc) {
                files.addAll(new RpcEmitter(names, rpc, index++).emit());
            }
        }
    }

    private void types() {
        TypeEmitter emitter = new TypeEmitter(names);
        names.namedTypes().types().stream().filter(type -> !shared.holds(type))
                .forEach(type -> files.addAll(emitter.emit(type)));
    }

    private void transports() {
        List<Transport> overLines = transports.stream().filter(transport -> transport != Transport.LMP)
                .toList();
        if (!overLines.isEmpty()) {
            TransportEmitter emitter = new TransportEmitter(names, TransportStubs.LINES);
            files.add(emitter.marshalling());
            overLines.forEach(transport -> files.add(emitter.opening(transport)));
        }
        if (transports.contains(Transport.LMP)) {
            files.add(new TransportEmitter(names, TransportStubs.LMP).marshalling());
        }
    }
}
