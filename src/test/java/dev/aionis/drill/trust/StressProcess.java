package dev.aionis.drill.trust;

import dev.aionis.drill.process.JavaProgram;
import dev.aionis.drill.process.Lifeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** The stress, in a process of its own: the drill must share the processor with it, and not a heap with a test. */
final class StressProcess implements AutoCloseable {

    private static final int CHUNK = 4 << 20;
    private static volatile long sink;

    private final Process process;

    private StressProcess(Process process) {
        this.process = process;
    }

    /** It ends when it is closed, or when this JVM ends. */
    static StressProcess start(Stress stress, long seed) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                StressProcess.class.getName(),
                stress.name(),
                Long.toString(seed));
        builder.environment().put("CLASSPATH", JavaProgram.classPath());
        return new StressProcess(builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Processor time that it has used so far, in seconds. */
    double processorSeconds() {
        return process.toHandle()
                .info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / 1e9)
                .orElse(0.0);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) {
        Lifeline.watch();
        Stress stress = Stress.valueOf(arguments[0]);
        var seeds = new SplittableRandom(Long.parseLong(arguments[1]));
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            SplittableRandom random = seeds.split();
            new Thread(() -> keepBusy(stress, random), "stress " + i).start();
        }
    }

    private static void keepBusy(Stress stress, SplittableRandom random) {
        while (true) {
            switch (stress) {
                case NONE -> LockSupport.park();
                case STEADY -> compute(1_000_000_000, random);
                case BURSTS -> {
                    compute(random.nextLong(200_000_000, 3_000_000_000L), random);
                    LockSupport.parkNanos(random.nextLong(100_000_000, 2_000_000_000));
                }
                case CHURN -> churn(random);
            }
        }
    }

    private static void compute(long nanos, SplittableRandom random) {
        long until = System.nanoTime() + nanos;
        long sum = 0;
        while (System.nanoTime() < until) {
            for (int i = 0; i < 1000; i++) {
                sum += random.nextLong();
            }
        }
        sink = sum;
    }

    private static void churn(SplittableRandom random) {
        var chunk = new byte[random.nextInt(CHUNK / 4, CHUNK)];
        for (int i = 0; i < chunk.length; i += 64) {
            chunk[i] = (byte) random.nextInt();
        }
        sink = chunk[random.nextInt(chunk.length)];
    }
}
