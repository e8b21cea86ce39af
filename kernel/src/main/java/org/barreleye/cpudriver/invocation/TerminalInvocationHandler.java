package org.barreleye.cpudriver.invocation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.barreleye.generated.kernel.TerminalCapability;
import org.barreleye.generated.kernel.TerminalInvocations;
import org.barreleye.generated.user.TerminalReadResult;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.machine.trace.Console;

/**
 * The invocations of the {@code Terminal}: up to 64 bytes at a time in eight words, the first byte in the lowest bits.
 */
final class TerminalInvocationHandler implements TerminalInvocations<InvocationContext> {
    private static final int MAX_BYTES = 8 * Long.BYTES;
    private static final int NOTHING_YET = 255;

    @Override
    public Outcome<TerminalReadResult> read(InvocationContext context, TerminalCapability target) {
        byte[] bytes = new byte[MAX_BYTES];
        int count = 0;
        int typed = 0;
        boolean more = true;
        while (more) {
            typed = context.core().readTerminal();
            if (typed >= 0) {
                bytes[count] = (byte) typed;
                count++;
            }
            more = typed >= 0 && typed != '\n' && count < MAX_BYTES;
        }
        if (typed == Console.NOTHING_YET && count == 0) {
            count = NOTHING_YET;
        }
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return Outcome.of(new TerminalReadResult(count, words.getLong(), words.getLong(), words.getLong(),
                words.getLong(), words.getLong(), words.getLong(), words.getLong(), words.getLong()));
    }

    @Override
    public Outcome<Outcome.Unit> write(InvocationContext context, TerminalCapability target, int count, long word0,
            long word1, long word2, long word3, long word4, long word5, long word6, long word7) {
        if (count < 0 || count > MAX_BYTES) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        ByteBuffer words = ByteBuffer.allocate(MAX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        words.putLong(word0).putLong(word1).putLong(word2).putLong(word3).putLong(word4).putLong(word5).putLong(word6)
                .putLong(word7);
        context.core().writeTerminal(
                PrintableText.escape(new String(Arrays.copyOf(words.array(), count), StandardCharsets.UTF_8)));
        return Outcome.unit();
    }
}
