package dev.aionis.drill.run;

/** Is told of evidence as it is written, to show it in a report as well. */
public interface RunListener {

    void attached(Attachment attachment);
}
