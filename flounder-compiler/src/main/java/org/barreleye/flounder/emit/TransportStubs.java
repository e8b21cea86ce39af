package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.flounder.plan.Transport;

/** The differences in the Java of stubs over lines and of stubs over endpoints. */
enum TransportStubs {
    /** Number and token in the header of a line of seven words. */
    LINES(Transport.UMP, KpiNames.LINE_BINDING, KpiNames.LINE_CHANNEL, "line", 7) {
        @Override
        CodeBlock post(CodeBlock number, String token, List<CodeBlock> words) {
            return CodeBlock.of("post(_queued, $L, $L, $L)", number, token, padded(words));
        }

        @Override
        CodeBlock postReply(CodeBlock number, String token, List<CodeBlock> words) {
            return CodeBlock.of("postReply($L, $L, $L)", number, token, padded(words));
        }

        @Override
        CodeBlock transmitReply(CodeBlock shape, String token) {
            return CodeBlock.of("transmitReply($L, $L)", shape, token);
        }

        @Override
        List<ParameterSpec> headerParameters() {
            return List.of(parameter(TypeName.INT, "token"));
        }

        @Override
        CodeBlock headerArguments() {
            return CodeBlock.of("token");
        }
    },
    /** Number and token among up to ten words. */
    LMP(Transport.LMP, KpiNames.LMP_BINDING, KpiNames.LMP_CHANNEL, "frame", 10) {
        @Override
        CodeBlock post(CodeBlock number, String token, List<CodeBlock> words) {
            return CodeBlock.of("post(_queued, $L, $L, $L)", token, words.size(), padded(words));
        }

        @Override
        CodeBlock postReply(CodeBlock number, String token, List<CodeBlock> words) {
            return CodeBlock.of("postReply($L, $L)", words.size(), padded(words));
        }

        @Override
        CodeBlock transmitReply(CodeBlock shape, String token) {
            return CodeBlock.of("transmitReply($L)", shape);
        }

        @Override
        List<ParameterSpec> headerParameters() {
            return List.of(parameter(TypeName.INT, "words"), parameter(KpiNames.CAPABILITY_REFERENCE, "capability"));
        }

        @Override
        CodeBlock headerArguments() {
            return CodeBlock.of("words, capability");
        }
    };

    private final Transport transport;
    private final ClassName superclass;
    private final ClassName channel;
    private final String firstMethod;
    private final int wordsMax;

    TransportStubs(Transport transport, ClassName superclass, ClassName channel, String first, int wordsMax) {
        this.transport = transport;
        this.superclass = superclass;
        this.channel = channel;
        this.firstMethod = first;
        this.wordsMax = wordsMax;
    }

    /** The transport whose plan these stubs follow. */
    Transport transport() {
        return transport;
    }

    /** The class that stubs extend. */
    ClassName superclass() {
        return superclass;
    }

    /** The class of the channel. */
    ClassName channel() {
        return channel;
    }

    /** The method that takes the first transport message of a message. */
    String firstMethod() {
        return firstMethod;
    }

    /** The number of words of a transport message. */
    int wordsMax() {
        return wordsMax;
    }

    /** Sends a one-way message or call of one transport message. */
    abstract CodeBlock post(CodeBlock number, String token, List<CodeBlock> words);

    /** Sends a reply of one transport message. */
    abstract CodeBlock postReply(CodeBlock number, String token, List<CodeBlock> words);

    /** Sends the composed one-way message or call. */
    static CodeBlock transmit(CodeBlock shape, String token) {
        return CodeBlock.of("transmit(_queued, $L, $L)", shape, token);
    }

    /** Sends the composed reply. */
    abstract CodeBlock transmitReply(CodeBlock shape, String token);

    /** The parameters that accompany the words of a transport message, besides its number. */
    abstract List<ParameterSpec> headerParameters();

    /** The same as arguments. */
    abstract CodeBlock headerArguments();

    /** The header and the words as parameters. */
    List<ParameterSpec> receivedParameters() {
        List<ParameterSpec> parameters = new ArrayList<>(headerParameters());
        for (int i = 0; i < wordsMax; i++) {
            parameters.add(parameter(TypeName.LONG, "w" + i));
        }
        return parameters;
    }

    /** The first words of a transport message as arguments. */
    static CodeBlock words(int count) {
        List<CodeBlock> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(CodeBlock.of("w$L", i));
        }
        return CodeBlock.join(words, ", ");
    }

    CodeBlock padded(List<CodeBlock> words) {
        List<CodeBlock> all = new ArrayList<>(words);
        while (all.size() < wordsMax) {
            all.add(CodeBlock.of("0"));
        }
        return CodeBlock.join(all, ", ");
    }

    private static ParameterSpec parameter(TypeName type, String name) {
        return ParameterSpec.builder(type, name).build();
    }
}
