package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.flounder.plan.Transport;

/** How stubs over slots and stubs over endpoints differ in their spelling. */
enum Wire {
    /** Number and token in the header of a slot of seven words. */
    SLOTS(Transport.UMP, KpiNames.SLOT_BINDING, 7) {
        @Override
        CodeBlock post(String verb, CodeBlock number, String token, List<CodeBlock> words) {
            return CodeBlock.of("$L($L, $L, $L)", verb, number, token, padded(words));
        }

        @Override
        CodeBlock transmit(String verb, String shape, String token) {
            return CodeBlock.of("$L($L, $L)", verb, shape, token);
        }

        @Override
        List<ParameterSpec> header() {
            return List.of(parameter(TypeName.INT, "token"));
        }
    },
    /** Number and token among up to ten words. */
    ENDPOINTS(Transport.LMP, KpiNames.LMP_BINDING, 10) {
        @Override
        CodeBlock post(String verb, CodeBlock number, String token, List<CodeBlock> words) {
            return CodeBlock.of("$L($L, $L)", verb, words.size(), padded(words));
        }

        @Override
        CodeBlock transmit(String verb, String shape, String token) {
            return CodeBlock.of("$L($L)", verb, shape);
        }

        @Override
        List<ParameterSpec> header() {
            return List.of(parameter(TypeName.INT, "words"), parameter(KpiNames.CAPABILITY_REFERENCE, "capability"));
        }
    };

    private final Transport transport;
    private final ClassName superclass;
    private final int wordsMax;

    Wire(Transport transport, ClassName superclass, int wordsMax) {
        this.transport = transport;
        this.superclass = superclass;
        this.wordsMax = wordsMax;
    }

    /** Whose plan is spelled. */
    Transport transport() {
        return transport;
    }

    /** The class that stubs extend. */
    ClassName superclass() {
        return superclass;
    }

    /** Sends a message of one transport message. */
    abstract CodeBlock post(String verb, CodeBlock number, String token, List<CodeBlock> words);

    /** Sends the composed message. */
    abstract CodeBlock transmit(String verb, String shape, String token);

    /** What comes with the words of a transport message, besides its number. */
    abstract List<ParameterSpec> header();

    /** The header and the words as parameters. */
    List<ParameterSpec> received() {
        List<ParameterSpec> parameters = new ArrayList<>(header());
        for (int i = 0; i < wordsMax; i++) {
            parameters.add(parameter(TypeName.LONG, "w" + i));
        }
        return parameters;
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
