//! Fixed effects: named columns.

use crate::refusal::Refusal;

/// The columns X of the fixed effects, all of the same length. R: `model.matrix`.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
    rows: usize,
}

impl Design {
    /// A design without any column, for `rows` observations.
    #[must_use]
    pub fn empty(rows: usize) -> Self {
        Self { names: Vec::new(), columns: Vec::new(), rows }
    }

    /// A design with the column `(Intercept)` of ones.
    #[must_use]
    pub fn with_intercept(rows: usize) -> Self {
        Self { names: vec!["(Intercept)".into()], columns: vec![vec![1.0; rows]], rows }
    }

    /// Adds a numeric column.
    ///
    /// # Errors
    /// Another length than the design, a value that is not finite or beyond 1e100.
    pub fn covariate(mut self, name: &str, values: &[f64]) -> Result<Self, Refusal> {
        if values.len() != self.rows {
            return Err(Refusal::UnequalLengths { left: self.rows, right: values.len() });
        }
        super::check_values(values)?;
        self.names.push(name.into());
        self.columns.push(values.to_vec());
        Ok(self)
    }

    /// Adds one 0/1 column for each level but the first, named `name` followed by the level
    /// (treatment coding). `codes` are places in `levels`. R: `contr.treatment`.
    ///
    /// # Errors
    /// Another length than the design, a code without level. A level that no row has makes the
    /// model refuse later, as a column of zeros.
    pub fn categorical(
        mut self,
        name: &str,
        levels: &[&str],
        codes: &[usize],
    ) -> Result<Self, Refusal> {
        if codes.len() != self.rows {
            return Err(Refusal::UnequalLengths { left: self.rows, right: codes.len() });
        }
        if let Some(code) = codes.iter().find(|code| **code >= levels.len()) {
            return Err(Refusal::BadSetting {
                name: "level",
                value: *code as f64,
                allowed: "a place in the list of levels",
            });
        }
        for (place, level) in levels.iter().enumerate().skip(1) {
            self.names.push(format!("{name}{level}"));
            self.columns
                .push(codes.iter().map(|code| f64::from(u8::from(*code == place))).collect());
        }
        Ok(self)
    }

    /// Adds the products of every column whose name begins with `left` and every column whose name
    /// begins with `right`, named `left:right`: their interaction.
    #[must_use]
    pub fn interaction(mut self, left: &str, right: &str) -> Self {
        let places = |stem: &str| -> Vec<usize> {
            (0..self.names.len())
                .filter(|&i| self.names[i].starts_with(stem) && !self.names[i].contains(':'))
                .collect()
        };
        let (lefts, rights) = (places(left), places(right));
        for &j in &rights {
            for &i in &lefts {
                let product =
                    self.columns[i].iter().zip(&self.columns[j]).map(|(a, b)| a * b).collect();
                self.names.push(format!("{}:{}", self.names[i], self.names[j]));
                self.columns.push(product);
            }
        }
        self
    }

    /// Names of the columns.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[Vec<f64>] {
        &self.columns
    }

    /// Number of observations.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }
}
