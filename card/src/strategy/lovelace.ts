/** What a dashboard consists of, as far as it is made here. */

export interface CardConfig {
  type: string;
  [option: string]: unknown;
}

export interface SectionConfig {
  type: "grid";
  column_span?: number;
  cards: CardConfig[];
}

export interface ViewConfig {
  type: "sections";
  max_columns: number;
  dense_section_placement: boolean;
  badges: CardConfig[];
  sections: SectionConfig[];
}

export interface StrategyViewConfig {
  title: string;
  path: string;
  icon?: string;
  strategy: { type: string; [option: string]: unknown };
}
