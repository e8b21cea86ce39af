package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.barreleye.compiler.output.JavadocText;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Text;
import org.barreleye.flounder.plan.Fingerprint;
import org.barreleye.flounder.plan.Transport;

/** Emits the class that describes an interface and opens bindings of it. */
final class MainEmitter {
    private static final int MESSAGES_IN_A_TEXT = 64;

    private final GeneratedNames names;
    private final List<Transport> transports;

    MainEmitter(GeneratedNames names, List<Transport> transports) {
        this.names = names;
        this.transports = transports;
    }

    JavaFile emit() {
        Fingerprint fingerprint = Fingerprint.of(names.definition());
        TypeSpec.Builder type = TypeSpec.classBuilder(names.main()).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        type.addJavadoc(Comments.of(names.definition().documentation(), "The interface {@code $L}.",
                names.definition().name()));
        String description = names.definition().description().strip();
        if (!description.isEmpty() && !names.definition().documentation().text().contains(description)) {
            type.addJavadoc("\n<p>$L\n", JavadocText.escaped(description));
        }
        type.addField(constant(TypeName.get(String.class), "NAME", "The name of the interface.")
                .initializer("$S", names.definition().name()).build());
        type.addField(constant(TypeName.get(String.class), "FINGERPRINT", 
                "The SHA-256 digest of the interface; both sides of a binding must have the same.")
                .initializer("$S", fingerprint.hex()).build());
        type.addField(constant(TypeName.LONG, "FINGERPRINT_WORD", "The first eight bytes of the fingerprint.")
                .initializer("0x$LL", Long.toHexString(fingerprint.prefix())).build());
        type.addField(signature());
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        transports.forEach(transport -> addOpenMethods(type, transport));
        if (transports.contains(Transport.UMP) && transports.contains(Transport.LMP)) {
            type.addMethod(openOverAnyTransport("connect", "This end begins the handshake."));
            type.addMethod(openOverAnyTransport("accept", "The other end begins the handshake."));
        }
        type.addMethod(handler()).addMethod(client());
        type.addType(numbers());
        limits(type);
        return names.file(names.main(), type);
    }

    private static FieldSpec.Builder constant(TypeName type, String name, String sentence) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(sentence + "\n");
    }

    /** The digests that bindings compare. A constant of the class file holds 65,535 bytes, so there are several. */
    private FieldSpec signature() {
        CodeBlock.Builder parts = CodeBlock.builder();
        List<Message> messages = names.definition().messages();
        for (int from = 0; from < messages.size(); from += MESSAGES_IN_A_TEXT) {
            parts.add(",\n$S", messages.subList(from, Math.min(from + MESSAGES_IN_A_TEXT, messages.size())).stream()
                    .map(message -> message.name() + ":" + Long.toHexString(Fingerprint.of(message).prefix()))
                    .collect(Collectors.joining(" ")));
        }
        return FieldSpec.builder(KpiNames.INTERFACE_SIGNATURE, "SIGNATURE", Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The digests of the messages; both sides of a binding must have the same.\n")
                .initializer("new $T(NAME, FINGERPRINT_WORD$>$L$<)", KpiNames.INTERFACE_SIGNATURE, parts.build())
                .build();
    }

    private void addOpenMethods(TypeSpec.Builder type, Transport transport) {
        switch (transport) {
            case UMP, LMP -> {
                ClassName channel = transport == Transport.UMP ? KpiNames.LINE_CHANNEL : KpiNames.LMP_CHANNEL;
                type.addMethod(open(
                        "connect", "CONNECTS", transport, channel, "This end begins the handshake."));
                type.addMethod(open("accept", "ACCEPTS", transport, channel, "The other end begins the handshake."));
            }
            case LOOPBACK -> type.addMethod(loopback());
            case LOCAL -> type.addMethod(local()).addMethod(localOverChannel()).addType(pair());
        }
    }

    private MethodSpec open(String name, String role, Transport transport, ClassName channel, String sentence) {
        return GeneratedNames.publicMethod(name).addModifiers(Modifier.STATIC)
                .addJavadoc("Makes one end of a binding. $L\n\n"
                        + "@param handler handles the messages that arrive\n", sentence)
                .returns(names.type("Binding")).addParameter(channel, "channel")
                .addParameter(names.type("Handler"), "handler")
                .addStatement("return $T.open(channel, handler, $T.$L)", names.binding(transport), KpiNames.ROLE,
                role)
                .build();
    }

    /** The method for programs that do not know the transport. */
    private MethodSpec openOverAnyTransport(String name, String sentence) {
        return GeneratedNames.publicMethod(name).addModifiers(Modifier.STATIC)
                .addJavadoc("Makes one end of a binding, over the transport of the channel. $L\n\n"
                        + "@param handler handles the messages that arrive\n", sentence)
                .returns(names.type("Binding")).addParameter(KpiNames.CHANNEL, "channel")
                .addParameter(names.type("Handler"), "handler")
                .addStatement("return channel instanceof $1T endpoints\n"
                        + "? $2L(endpoints, handler)\n"
                        + ": $2L(($3T) channel, handler)", KpiNames.LMP_CHANNEL, name, KpiNames.LINE_CHANNEL)
                .build();
    }

    /** Returns whether the interface constrains capabilities, so that its channels need an inspector. */
    private boolean needsInspector() {
        return names.definition().messages().stream().flatMap(message -> message.parameters().stream())
                .anyMatch(parameter -> parameter.type() instanceof Capability capability
                && capability.constraint().isPresent());
    }

    private MethodSpec.Builder withInspector(MethodSpec.Builder method) {
        return needsInspector()
                ? method.addJavadoc("@param inspector describes the capabilities that are sent\n")
                        .addParameter(KpiNames.CAPABILITY_INSPECTOR, "inspector")
                : method;
    }

    private MethodSpec loopback() {
        return withInspector(GeneratedNames.publicMethod("loopback").addModifiers(Modifier.STATIC)
                .addJavadoc("Makes a binding that receives what it sends.\n\n"))
                .addJavadoc("@param handler handles the messages that are sent\n")
                .returns(names.type("Binding")).addParameter(names.type("Handler"), "handler")
                .addStatement("return $1T.open($2T.loopback($2T.DEFAULT_LINES$4L), handler, $3T.JOINED)",
                        names.binding(Transport.LOOPBACK), KpiNames.LOCAL_CHANNEL, KpiNames.ROLE,
                        needsInspector() ? ", inspector" : "")
                .build();
    }

    private MethodSpec local() {
        return withInspector(GeneratedNames.publicMethod("local").addModifiers(Modifier.STATIC)
                .addJavadoc("Makes both ends of a binding within one domain.\n\n"))
                .addJavadoc("@param first handles the messages that arrive at the first end\n")
                .addJavadoc("@param second handles the messages that arrive at the second end\n")
                .returns(names.main().nestedClass("Pair")).addParameter(names.type("Handler"), "first")
                .addParameter(names.type("Handler"), "second")
                .addStatement("return local($1T.pair($1T.DEFAULT_LINES$2L), first, second)", KpiNames.LOCAL_CHANNEL,
                        needsInspector() ? ", inspector" : "")
                .build();
    }

    private MethodSpec localOverChannel() {
        ClassName local = names.binding(Transport.LOCAL);
        return GeneratedNames.publicMethod("local").addModifiers(Modifier.STATIC)
                .addJavadoc("Makes both ends of a binding within one domain, over a channel.\n\n")
                .addJavadoc("@param first handles the messages that arrive at the first end\n")
                .addJavadoc("@param second handles the messages that arrive at the second end\n")
                .returns(names.main().nestedClass("Pair"))
                .addParameter(KpiNames.LOCAL_CHANNEL.nestedClass("Pair"), "ends")
                .addParameter(names.type("Handler"), "first").addParameter(names.type("Handler"), "second")
                .addStatement("return new $3L($1T.open(ends.first(), first, $2T.JOINED),\n"
                        + "$1T.open(ends.second(), second, $2T.JOINED))", local, KpiNames.ROLE, "Pair")
                .build();
    }

    private TypeSpec pair() {
        return TypeSpec.recordBuilder("Pair").addModifiers(Modifier.PUBLIC)
                .addJavadoc("Both ends of a binding.\n\n"
                        + "@param first the end of the first handler\n@param second the end of the second handler\n")
                .recordConstructor(MethodSpec.constructorBuilder().addParameter(names.type("Binding"), "first")
                        .addParameter(names.type("Binding"), "second").build())
                .build();
    }

    private MethodSpec handler() {
        return GeneratedNames.publicMethod("handler").addModifiers(Modifier.STATIC)
                .addJavadoc("A handler that replies to each call with the value that a service returns.\n")
                .returns(names.type("Handler")).addParameter(names.type("Service"), "service")
                .addStatement("return new $T(service)", names.type("Service").nestedClass("Serving")).build();
    }

    private MethodSpec client() {
        return GeneratedNames.publicMethod("client").addModifiers(Modifier.STATIC)
                .addJavadoc("A client whose methods wait for the replies.\n").returns(names.type("Client"))
                .addParameter(names.type("Binding"), "binding").addParameter(KpiNames.WAITER, "waiter")
                .addStatement("return new $T(binding, waiter)", names.type("Client")).build();
    }

    private TypeSpec numbers() {
        TypeSpec.Builder numbers = TypeSpec.classBuilder("Numbers")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The numbers of the messages.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        for (Message message : names.definition().messages()) {
            numbers.addField(constant(TypeName.INT, names.java().constant(message), "The number of {@code "
                    + message.name() + "}.")
                    .initializer("$L", message.number()).build());
        }
        return numbers.build();
    }

    /** Adds the largest lengths of the parameters that are strings and arrays. */
    private void limits(TypeSpec.Builder type) {
        TypeSpec.Builder limits = TypeSpec.classBuilder("Limits")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The largest number of elements of each array, and of bytes of each string in UTF-8 with a "
                + "final NUL.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        boolean any = false;
        for (Message message : names.definition().messages()) {
            for (Parameter parameter : message.parameters()) {
                int maximum = parameter.type() instanceof Text text ? text.maximum()
                        : parameter.type() instanceof DynamicArray array ? array.maximum() : 0;
                if (maximum > 0) {
                    any = true;
                    limits.addField(constant(TypeName.INT, names.java().limit(message, parameter),
                            "The maximum of {@code " + message.name() + "." + parameter.name() + "}.")
                            .initializer("$L", maximum).build());
                }
            }
        }
        if (any) {
            type.addType(limits.build());
        }
    }
}
