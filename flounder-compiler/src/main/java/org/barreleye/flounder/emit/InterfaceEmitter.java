package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.compiler.output.JavaFiles;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.plan.Fingerprint;
import org.barreleye.flounder.plan.InterfacePlan;
import org.barreleye.flounder.plan.Transport;

/** Emits everything that comes out of one interface, in a fixed order. */
public final class InterfaceEmitter {
    private final Interface definition;
    private final Names names;

    private InterfaceEmitter(Interface definition, String packagePrefix) {
        this.definition = definition;
        this.names = new Names(definition, packagePrefix);
    }

    /**
     * The files of an interface.
     *
     * @param packagePrefix what the interface's own package lies in
     */
    public static OutputTree emit(Interface definition, String packagePrefix) {
        return new InterfaceEmitter(definition, packagePrefix).emit();
    }

    private OutputTree emit() {
        List<JavaFile> files = new ArrayList<>();
        files.add(main());
        files.add(new PartiesEmitter(names).binding());
        files.add(new PartiesEmitter(names).answering());
        files.add(new PartiesEmitter(names).handler());
        files.add(new PartiesEmitter(names).service());
        files.add(new ClientEmitter(names).emit());
        for (Operation operation : definition.operations()) {
            if (operation instanceof Operation.Rpc rpc) {
                files.addAll(new RpcEmitter(names, rpc).emit());
            }
        }
        files.add(new TransportEmitter(names, InterfacePlan.canonical(definition, Transport.UMP)).emit());
        files.add(new TransportEmitter(names, InterfacePlan.canonical(definition, Transport.LMP)).emit());
        return JavaFiles.tree(files);
    }

    private JavaFile main() {
        Fingerprint fingerprint = Fingerprint.of(definition);
        TypeSpec.Builder type = TypeSpec.classBuilder(names.main()).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        type.addJavadoc("$L\n", definition.documentation().text().isEmpty()
                ? "The interface {@code " + definition.name() + "}."
                : Comments.safe(definition.documentation().text()));
        type.addField(constant(TypeName.get(String.class), "NAME", "Its name.").initializer("$S", definition.name()).build());
        type.addField(constant(TypeName.get(String.class), "FINGERPRINT", "What both sides must agree on: SHA-256.")
                .initializer("$S", fingerprint.hex()).build());
        type.addField(constant(TypeName.LONG, "FINGERPRINT_WORD", "The first eight bytes of the fingerprint.")
                .initializer("0x$LL", Long.toHexString(fingerprintWord(fingerprint))).build());
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        for (String transport : List.of("Ump", "Lmp")) {
            type.addMethod(open("connect", "CONNECTS", transport, "Asks the other side to agree on the interface."));
            type.addMethod(open("accept", "ACCEPTS", transport, "Waits for the other side to ask."));
        }
        type.addMethod(handler()).addMethod(client());
        return names.file(names.main(), type);
    }

    private static long fingerprintWord(Fingerprint fingerprint) {
        return Long.parseUnsignedLong(fingerprint.hex().substring(0, 16), 16);
    }

    private static FieldSpec.Builder constant(TypeName type, String name, String sentence) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL).addJavadoc(sentence + "\n");
    }

    private MethodSpec open(String name, String role, String transport, String sentence) {
        ClassName channel = transport.equals("Ump") ? KpiNames.SLOT_CHANNEL : KpiNames.LMP_CHANNEL;
        return Names.publicMethod(name).addModifiers(Modifier.STATIC)
                .addJavadoc("Makes one end of a binding. $L\n\n@param handler told of every message that arrives\n", sentence)
                .returns(names.type("Binding")).addParameter(channel, "channel")
                .addParameter(names.type("Handler"), "handler")
                .addStatement("return $T.open(channel, handler, $T.$L)", names.type(transport), KpiNames.ROLE, role)
                .build();
    }

    private MethodSpec handler() {
        return Names.publicMethod("handler").addModifiers(Modifier.STATIC)
                .addJavadoc("A handler that answers every call at once, with what a service returns.\n")
                .returns(names.type("Handler")).addParameter(names.type("Service"), "service")
                .addStatement("return new $T(service)", names.type("Service").nestedClass("Serving")).build();
    }

    private MethodSpec client() {
        return Names.publicMethod("client").addModifiers(Modifier.STATIC)
                .addJavadoc("The same binding, for code that may wait.\n").returns(names.type("Client"))
                .addParameter(names.type("Binding"), "binding").addParameter(KpiNames.WAITING, "waiting")
                .addStatement("return new $T(binding, waiting)", names.type("Client")).build();
    }
}
