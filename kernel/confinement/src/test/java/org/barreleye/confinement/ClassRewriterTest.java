package org.barreleye.confinement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.barreleye.confinement.load.ProgramImage;
import org.barreleye.kpi.types.InstructionCosts;
import org.junit.jupiter.api.Test;

class ClassRewriterTest {
    private static final String MEMBERS = """
            static int count;
            static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
            static long sum(long[] numbers) {
                long sum = 0;
                for (long number : numbers) {
                    try { sum += 100 / number; } catch (ArithmeticException zero) { continue; } finally { count++; }
                }
                return sum;
            }
            @Override public int main(SystemCalls calls, long a, long b) {
                return fib(10) + (int) sum(new long[] {1, 0, 2, 50});
            }
            """;

    @Test
    void gives_the_same_bytes_for_the_same_classes() {
        Map<String, byte[]> first = CompiledImage.ofMembers(MEMBERS).rewritten(InstructionCosts.DEFAULT);
        Map<String, byte[]> second = CompiledImage.ofMembers(MEMBERS).rewritten(InstructionCosts.DEFAULT);

        assertThat(first.keySet()).containsExactly("example.Sample");
        assertThat(first.get("example.Sample")).isEqualTo(second.get("example.Sample"));
    }

    @Test
    void gives_other_bytes_for_another_instruction_set() {
        ProgramImage image = CompiledImage.ofMembers(MEMBERS);
        InstructionCosts slow = new InstructionCosts(2, 6, 40, 6, 2, 10, 40, 40);

        assertThat(image.rewritten(slow).get("example.Sample"))
                .isNotEqualTo(image.rewritten(InstructionCosts.DEFAULT).get("example.Sample"));
    }
}
