package io.clicklake.stack.lake;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns of text: a heading, a rule, the rows; two spaces between columns. */
public final class TextTable {
  private final List<Heading> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** Where the cells of a column stand. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** Name and side of a column. */
  public record Heading(String name, Side side) {

    /** A column of text. */
    public static Heading left(String name) {
      return new Heading(name, Side.LEFT);
    }

    /** A column of numbers. */
    public static Heading right(String name) {
      return new Heading(name, Side.RIGHT);
    }
  }

  public TextTable(List<Heading> headings) {
    this.headings = List.copyOf(headings);
  }

  /** Adds a row, a cell for each column. */
  public void add(List<String> cells) {
    if (cells.size() != headings.size()) {
      throw new IllegalArgumentException(
          "row " + cells + " has " + cells.size() + " cells, expected " + headings.size());
    }
    rows.add(List.copyOf(cells));
  }

  /** The lines of the table, without space at their ends. */
  public List<String> lines() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(line(headings.stream().map(Heading::name).toList(), widths));
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    lines.add(line(rule, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(headings.get(i).name());
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - width(cells.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(
          headings.get(i).side() == Side.RIGHT ? space + cells.get(i) : cells.get(i) + space);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
